import type { Problem } from '../../../../base/problem.ts';

/** Takes a part's text in chunks and may refuse it. */
export interface PartParser {
  readonly problem: Problem | undefined;
  write(chunk: string): void;
  end(): void;
}

/** A parser of a part that is one long list of like elements: a sheet of its rows, the strings of their items. */
export interface ElementParser extends PartParser {
  /** How an element of the list ends as nearly every writer spells it: `</row>`. */
  readonly ending: string;
  /** Elements ended so far after which the next of the list may begin. */
  readonly ended: number;
  /** Takes the element that stands next in the text, up to the first ending, if it is plain; else leaves it. */
  takePlain(text: string, from: number): boolean;
}

/** Characters of one element; a longer one is no plain element, whatever is in it. */
const LONGEST = 1 << 18;

/**
 * Spares a validating XML parser the plain elements of a list, which are nearly all of a part. The parser sees
 * everything else in its order, so what is left must still be well formed, and where an element is not plain the
 * parser reads it. Elements are taken out only right after one that the parser itself, or this shortcut, saw ending:
 * never inside a comment, a CDATA section or another element.
 */
export class Shortcut implements PartParser {
  private readonly parser: ElementParser;
  private between = false;
  /** The beginning of an element; the parser has not seen it. */
  private rest = '';

  constructor(parser: ElementParser) {
    this.parser = parser;
  }

  get problem(): Problem | undefined {
    return this.parser.problem;
  }

  write(chunk: string): void {
    const { ending } = this.parser;
    const text = this.rest === '' ? chunk : this.rest + chunk;
    let from = 0;
    for (let at = text.indexOf(ending); at >= 0 && this.problem === undefined; at = text.indexOf(ending, from)) {
      const to = at + ending.length;
      if (!this.between || !this.parser.takePlain(text, from)) this.between = this.parse(text, from, to);
      from = to;
    }
    this.rest = text.slice(from);
    if (this.between && this.rest.length <= LONGEST) return;
    this.parser.write(this.rest);
    this.rest = '';
    this.between = false;
  }

  end(): void {
    this.parser.write(this.rest);
    this.parser.end();
  }

  /** Whether the last character, and nothing before it, ended an element of the list. */
  private parse(text: string, from: number, to: number): boolean {
    this.parser.write(text.slice(from, to - 1));
    const { ended } = this.parser;
    this.parser.write(text.slice(to - 1, to));
    return this.parser.ended > ended;
  }
}
