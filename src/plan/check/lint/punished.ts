import type { Problem } from '../../../base/problem.ts';
import type { Input, Line } from '../../model.ts';
import { whereIs } from '../outline.ts';
import { probeOf } from '../probe/run.ts';
import { splitInput } from '../probe/split.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/**
 * One number punished in two lines. An input that says what is better is made worse (to the bad end of its range) for
 * one line at a time, everything else standing still; if pay falls so through two lines that read it themselves, the
 * same thing costs twice. A line that reads a line that reads it is the same punishment carried on, not a second one.
 * Inputs with one source (the same metric under two names) are one number.
 */
export function punishedTwice(study: Study): readonly Problem[] {
  const { plan, trial } = study;
  if (trial === null) return [];
  const groups = new Map<string, Input[]>();
  for (const input of plan.inputs)
    if (input.type === 'number' && input.better !== null)
      groups.set(sourceOf(input), [...(groups.get(sourceOf(input)) ?? []), input]);
  return [...groups.values()].flatMap((inputs) => {
    const readers = inputs.flatMap((input) => readersOf(input, study).map((line) => ({ input, line })));
    if (readers.length < 2) return [];
    const lowered = readers.filter(({ input, line }) => lowersPay(input, line, study));
    const [first, second] = lowered;
    if (!first || !second) return [];
    const params = { input: second.input.id, first: first.line.id, second: second.line.id };
    return [checkProblem('check.punished-twice', params, whereIs(plan, second.line.at, second.line))];
  });
}

function sourceOf({ id, source, of }: Input): string {
  if (source.from === 'metric') return `metric ${source.metric} of ${of}`;
  return source.from === 'score' ? `score ${source.score} of ${of}` : id;
}

function readersOf(input: Input, { plan, reads }: Study): readonly Line[] {
  return plan.lines.filter((line) => reads.get(line.id)?.has(input.id));
}

/** Whether the input, worse for this line alone, lowers anybody's pay. */
function lowersPay(input: Input, line: Line, { plan, trial }: Study): boolean {
  const split = splitInput(plan, input, line);
  const probe = probeOf(split.plan);
  return (trial?.situations ?? []).some((situation) => {
    const worse = input.better === 'lower' ? input.range.to : input.range.from;
    const before = probe?.run(new Map(situation).set(split.own, situation.get(input.id)));
    const after = probe?.run(new Map(situation).set(split.own, worse));
    return before && after && after.pay.compare(before.pay) < 0;
  });
}
