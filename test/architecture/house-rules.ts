import ts from 'typescript';
import type { SourceFile } from './tree.ts';

/** The house rules (CONTRIBUTING.md) as functions from files to what breaks them; each says why it is there. */

export interface Breach {
  readonly rule: string;
  readonly path: string;
  readonly what: string;
}

type Rule = (file: SourceFile) => readonly string[];

const FILE_LINES = 400;
const FUNCTION_LINES = 70;
const MEDIAN_LINES = 80;

/** Code that people write; what a generator wrote (`*.gen.ts`) is checked by its generator. */
const CODE = /(?<!\.gen)\.(ts|tsx|mjs)$/;
const TEXT = /\.(ts|tsx|mjs|json|ya?ml|md|sql|csv|html|css)$|(^|\/)(run|\.npmrc)$/;
const DRAWERS = ['utils', 'util', 'common', 'shared', 'helpers', 'helper', 'lib', 'types', 'misc'];

/** Long files hide; a reader holds one thing at a time. */
const shortFiles: Rule = ({ path, text }) => {
  const lines = lineCount(text);
  return CODE.test(path) && lines > FILE_LINES ? [`${lines} lines, at most ${FILE_LINES}`] : [];
};

/** A function fits on a screen. The block that groups tests is not a function anybody calls. */
const shortFunctions: Rule = (file) =>
  nodes(file).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || groupsTests(node)) return [];
    const source = node.getSourceFile();
    const line = (at: number) => source.getLineAndCharacterOfPosition(at).line;
    const lines = line(node.getEnd()) - line(node.getStart()) + 1;
    return lines > FUNCTION_LINES
      ? [`line ${line(node.getStart()) + 1}: ${lines} lines, at most ${FUNCTION_LINES}`]
      : [];
  });

/** `any` switches the checker off for everyone downstream. */
const noAny: Rule = (file) =>
  nodes(file).flatMap((node) => (node.kind === ts.SyntaxKind.AnyKeyword ? [`any at line ${lineOf(node)}`] : []));

/** A default export has a different name in every file that imports it. */
const noDefaultExport: Rule = (file) => {
  if (/\.config\.ts$/.test(file.path)) return [];
  return nodes(file).flatMap((node) => {
    const isDefault =
      (ts.isExportAssignment(node) && !node.isExportEquals) ||
      (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword));
    return isDefault ? [`default export at line ${lineOf(node)}`] : [];
  });
};

/** A drawer named for nothing collects everything. */
const noDrawers: Rule = ({ path }) =>
  path
    .split('/')
    .map((part) => part.replace(/\.[^.]*$/, ''))
    .filter((part) => DRAWERS.includes(part))
    .map((part) => `called “${part}”`);

/** Money is compared exactly; this matcher lets half a unit pass. */
const exactComparison: Rule = (file) =>
  nodes(file).flatMap((node) =>
    ts.isPropertyAccessExpression(node) && node.name.text === 'toBeCloseTo' ? [`line ${lineOf(node)}`] : [],
  );

/** What is unfinished is not committed; what is known to be missing stands in an issue. */
const nothingUnfinished: Rule = ({ path, text }) =>
  CODE.test(path) ? matches(text, /\b(TODO|FIXME|XXX|HACK)\b|\bnot implemented\b|\b[Ss]tub(s|bed)?\b/g) : [];

/** The project runs anywhere: no path of a machine, no address of a package registry. */
const noMachine: Rule = ({ path, text }) =>
  TEXT.test(path)
    ? matches(
        text,
        /(?<![\w.])\/(work|root|home)\/\w[\w./-]*|\/tmp\/jixin|https?:\/\/[\w.-]*(registry|npmmirror|artifactory|nexus)[\w.-]*/g,
      )
    : [];

/** The only file that spells out what the rules look for. */
const ITSELF = 'test/architecture/house-rules.ts';

export const HOUSE_RULES: Readonly<Record<string, Rule>> = {
  'short-files': shortFiles,
  'short-functions': shortFunctions,
  'no-any': noAny,
  'no-default-export': noDefaultExport,
  'no-drawers': noDrawers,
  'exact-comparison': exactComparison,
  'nothing-unfinished': nothingUnfinished,
  'no-machine': noMachine,
};

export function breaches(files: readonly SourceFile[]): readonly Breach[] {
  const each = files
    .filter((file) => file.path !== ITSELF)
    .flatMap((file) =>
      Object.entries(HOUSE_RULES).flatMap(([rule, check]) =>
        check(file).map((what) => ({ rule, path: file.path, what })),
      ),
    );
  return [...each, ...medianBreach(files)];
}

/** Small files are the rule, not the exception; tests are lists of behaviours and as long as the behaviour has sides. */
function medianBreach(files: readonly SourceFile[]): readonly Breach[] {
  const lines = files
    .filter((file) => file.path.startsWith('src/') && CODE.test(file.path) && !file.path.endsWith('.test.ts'))
    .map((file) => lineCount(file.text))
    .sort((a, b) => a - b);
  if (lines.length === 0) return [{ rule: 'saw-nothing', path: 'src', what: 'no file was checked' }];
  const median = lines[Math.floor(lines.length / 2)] as number;
  return median > MEDIAN_LINES
    ? [{ rule: 'short-median', path: 'src', what: `median ${median}, at most ${MEDIAN_LINES}` }]
    : [];
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

const parsed = new WeakMap<SourceFile, readonly ts.Node[]>();

/** Every node of a file's syntax tree; none for what is not code. */
function nodes(file: SourceFile): readonly ts.Node[] {
  if (!CODE.test(file.path)) return [];
  const known = parsed.get(file);
  if (known) return known;
  const found: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true));
  parsed.set(file, found);
  return found;
}

function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

function groupsTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(pattern)].map((m) => `line ${index + 1}: ${m[0]}`));
}
