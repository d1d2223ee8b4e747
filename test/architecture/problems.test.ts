import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProblemEntry } from '../../src/base/problem.ts';
import { errorsPage, type ProblemSource, problemBreaches } from './problem-rules.ts';
import { REPOSITORY, repositoryFiles, type SourceFile } from './tree.ts';

const GOOD: ProblemEntry = {
  severity: 'error',
  message: { 'zh-CN': '缺 {name}', 'zh-TW': '缺 {name}', en: '{name} is missing' },
  fix: { 'zh-CN': '补上', 'zh-TW': '補上', en: 'Add it' },
};
const RAISES = { path: 'src/x/rule.ts', text: "problem('x.some-name'); problem('Bad'); problem('x.y')" };

function table(name: string, entry: ProblemEntry, path = 'src/x/problems.ts'): ProblemSource {
  return { path, entries: { [name]: entry } };
}

const CASES: readonly (readonly [rule: string, sources: readonly ProblemSource[]])[] = [
  ['code-form', [table('Bad', GOOD)]],
  ['code-unique', [table('x.y', GOOD), table('x.y', GOOD, 'src/z/problems.ts')]],
  ['three-languages', [table('x.y', { ...GOOD, fix: { ...GOOD.fix, 'zh-TW': ' ' } })]],
  ['same-parameters', [table('x.y', { ...GOOD, message: { ...GOOD.message, en: 'It is missing' } })]],
  ['code-used', [table('x.never-raised', GOOD)]],
  ['saw-nothing', []],
];

/** Every problem table of the product; a file that makes one and does not export it fails here. */
async function tables(code: readonly SourceFile[]): Promise<readonly ProblemSource[]> {
  const files = code.filter((file) => !file.path.endsWith('.test.ts') && /= problemTable\(/.test(file.text));
  const perFile = files.map(async ({ path }) => {
    const module = (await import(join(REPOSITORY, path))) as Record<string, unknown>;
    const found = Object.values(module).flatMap((exported) =>
      typeof exported === 'function' && 'entries' in exported ? [exported.entries as ProblemSource['entries']] : [],
    );
    expect(found.length, `${path} exports its problem table`).toBeGreaterThan(0);
    return found.map((entries) => ({ path, entries }));
  });
  return (await Promise.all(perFile)).flat();
}

describe('problem tables', () => {
  it.each(CASES)('%s is broken by a bad table', (rule, sources) => {
    expect(problemBreaches(sources, [RAISES]).map((b) => b.rule)).toEqual([rule]);
  });

  it('lets a good table pass', () => {
    expect(problemBreaches([table('x.some-name', GOOD)], [RAISES])).toEqual([]);
  });

  it('keep their rules in every slice', async () => {
    const code = repositoryFiles('src');
    expect(problemBreaches(await tables(code), code)).toEqual([]);
  });

  it('are what docs/errors.md lists', async () => {
    const page = join(REPOSITORY, 'docs', 'errors.md');
    expect(existsSync(page), 'docs/errors.md is missing; run `npm run errors`').toBe(true);
    await expect(errorsPage(await tables(repositoryFiles('src')))).toMatchFileSnapshot(page);
  });
});
