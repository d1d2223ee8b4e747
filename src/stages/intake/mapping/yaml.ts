import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem, Where } from '../../../base/problem.ts';
import { mappingProblem } from './problems.ts';

/** A YAML file read strictly: every wrong shape and unknown key is a problem with its line, none is passed over. */
export class YamlReader {
  readonly problems: Problem[] = [];
  readonly root: Node | null;
  private readonly file: string;
  private readonly lines = new LineCounter();

  constructor(text: string, file: string) {
    this.file = file;
    const document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true });
    this.root = document.contents;
    for (const error of document.errors) {
      const why = error.message.split('\n')[0] ?? '';
      this.problems.push(mappingProblem('mapping.yaml', { why }, this.at(error.pos[0])));
    }
  }

  /** The entries of a mapping; `known` are the only keys allowed, `null` allows any. */
  entries(node: Node | null | undefined, path: string, known: readonly string[] | null): ReadonlyMap<string, Node> {
    const found = new Map<string, Node>();
    if (!isMap(node)) {
      this.wrong(node, path, 'a mapping');
      return found;
    }
    for (const pair of node.items) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (known !== null && !known.includes(key)) {
        const params = { key: path === '' ? key : `${path}.${key}`, known: known.join(', ') };
        this.problems.push(mappingProblem('mapping.unknown-key', params, this.place(pair.key as Node)));
      } else if (pair.value !== null) found.set(key, pair.value as Node);
    }
    return found;
  }

  text(node: Node | null | undefined, path: string): string {
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) return String(node.value);
    this.wrong(node, path, 'a text');
    return '';
  }

  flag(node: Node | null | undefined, path: string): boolean {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.wrong(node, path, 'true or false');
    return false;
  }

  oneOf<T extends string>(node: Node | null | undefined, path: string, values: readonly T[]): T | undefined {
    const found = values.find((value) => isScalar(node) && node.value === value);
    if (found === undefined) this.wrong(node, path, values.join(', '));
    return found;
  }

  texts(node: Node | null | undefined, path: string): readonly string[] {
    return this.items(node, path).map((item, i) => this.text(item, `${path}[${i}]`));
  }

  items(node: Node | null | undefined, path: string): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.wrong(node, path, 'a list');
    return [];
  }

  wrong(node: Node | null | undefined, path: string, wanted: string): void {
    const shown = path === '' ? this.file : path;
    this.problems.push(mappingProblem('mapping.shape', { path: shown, wanted }, this.place(node)));
  }

  place(node: Node | null | undefined): Where {
    return node?.range ? this.at(node.range[0]) : { file: this.file };
  }

  private at(offset: number): Where {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line, column: col };
  }
}
