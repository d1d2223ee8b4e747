import type { Problem } from '../../base/problem.ts';
import type { Lang } from '../../base/text.ts';
import type { Console } from './console.ts';
import { cliProblem } from './problems.ts';

const SHOWN_ALIKE = 5;

/** Every error; of other problems with one code the first few, and how many more there are. */
export function show(problems: readonly Problem[], lang: Lang, console: Console): void {
  const alike = new Map<string, number>();
  for (const problem of problems) {
    const before = alike.get(problem.code) ?? 0;
    alike.set(problem.code, before + 1);
    if (problem.severity === 'error' || before < SHOWN_ALIKE) console.problem(problem, lang);
  }
  for (const [code, count] of alike) {
    const quiet = count > SHOWN_ALIKE && problems.some((p) => p.code === code && p.severity !== 'error');
    if (quiet) console.problem(cliProblem('cli.more-alike', { code, count: count - SHOWN_ALIKE }), lang);
  }
}
