import { describe, expect, it } from 'vitest';
import { breaches, HOUSE_RULES } from './house-rules.ts';
import { repositoryFiles, type SourceFile } from './tree.ts';

const long = (lines: number) => 'x();\n'.repeat(lines);
/** Spelled in pieces, so that this file keeps the rules it tests. */
const UNFINISHED = ['TO', 'DO'].join('');
const MACHINE = ['', 'work', 'main'].join('/');

/** For every rule a file that breaks it, and one beside it that does not. */
const CASES: readonly (readonly [rule: string, bad: SourceFile, good: SourceFile])[] = [
  ['short-files', { path: 'src/a.ts', text: long(401) }, { path: 'src/a.ts', text: long(400) }],
  [
    'short-functions',
    { path: 'src/a.ts', text: `const f = () => {\n${long(69)}};\n` },
    { path: 'src/a.ts', text: `const f = () => {\n${long(68)}};\ndescribe('all', () => {\n${long(90)}});\n` },
  ],
  ['no-any', { path: 'src/a.ts', text: 'let x: any[];' }, { path: 'src/a.ts', text: "let any = 'any';" }],
  [
    'no-default-export',
    { path: 'src/a.ts', text: 'export default function f() {}' },
    { path: 'vitest.config.ts', text: 'export default {};' },
  ],
  ['no-drawers', { path: 'src/pay/utils/a.ts', text: '' }, { path: 'src/pay/utility-bill.ts', text: '' }],
  [
    'exact-comparison',
    { path: 'src/a.test.ts', text: 'expect(x).toBeCloseTo(1);' },
    { path: 'src/a.test.ts', text: 'expect(x).toBe(1);' },
  ],
  ['nothing-unfinished', { path: 'src/a.ts', text: `// ${UNFINISHED}: later` }, { path: 'src/a.ts', text: '// done' }],
  [
    'no-machine',
    { path: 'docs/a.md', text: `cd ${MACHINE}/src` },
    { path: 'docs/a.md', text: 'cd jixin/src; see https://example.org/work/main' },
  ],
];

describe('house rules', () => {
  it.each(CASES)('%s is broken by a bad file and kept by a good one', (rule, bad, good) => {
    const broken = (file: SourceFile) => HOUSE_RULES[rule]?.(file) ?? [];
    expect(broken(bad)).toHaveLength(1);
    expect(broken(good)).toEqual([]);
  });

  it('finds a default export written as an expression', () => {
    expect(HOUSE_RULES['no-default-export']?.({ path: 'src/a.ts', text: 'export default 1;' })).toHaveLength(1);
  });

  it('has a case for every rule', () => {
    expect(CASES.map(([rule]) => rule)).toEqual(Object.keys(HOUSE_RULES));
  });

  it('wants the median file short', () => {
    const files = [10, 90, 100].map((lines, i) => ({ path: `src/${i}.ts`, text: long(lines) }));
    expect(breaches(files).map((b) => b.rule)).toEqual(['short-median']);
  });

  it('fails when it saw no file', () => {
    expect(breaches([]).map((b) => b.rule)).toEqual(['saw-nothing']);
  });

  it('are kept by every file of the project', () => {
    expect(breaches(repositoryFiles())).toEqual([]);
  });
});
