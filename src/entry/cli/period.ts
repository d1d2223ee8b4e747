import { type Period, parsePeriod } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { cliProblem } from './problems.ts';
import type { Call } from './verb.ts';

/** The period asked for with `--period`. */
export function periodOf(call: Call): Result<Period> {
  const text = call.options.get('period') ?? '';
  const period = parsePeriod(text);
  return period ? ok(period) : failed(cliProblem('cli.period-bad', { value: text }));
}
