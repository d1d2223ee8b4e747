import type { Decimal } from '../../base/decimal.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { CompiledLine, CompiledPlan } from './compile.ts';
import { type Frame, UNMARKED, type Value } from './frame.ts';
import { type Inputs, layInputs } from './inputs.ts';
import { runLine, spreadGroup } from './stretches.ts';

/** What the other members of a person's group bring to a line that shares or ranks: enough to work out one person alone. */
export type Others = Readonly<Record<string, readonly { readonly person: string; readonly brought: Decimal }[]>>;

export interface Subject {
  readonly person?: string;
  readonly team?: string | null;
  readonly others?: Others;
}

/** One person's finished evaluation: every line's value, and the trace from which every explanation is told. */
export interface Evaluation {
  readonly compiled: CompiledPlan;
  readonly frame: Frame;
  readonly others: Others | null;
}

export function newFrame(compiled: CompiledPlan, person: string | null, team: string | null): Frame {
  const lines = compiled.lines.length;
  return {
    values: new Array(compiled.inputs.length + lines).fill(null),
    before: new Array(lines).fill(null),
    marks: new Array(lines).fill(UNMARKED),
    standings: [],
    stretches: null,
    person,
    team,
    thin: null,
    problems: null,
  };
}

/** Works out one person. Pure: the same plan and inputs give the same evaluation, whatever ran before. */
export function evaluate(compiled: CompiledPlan, inputs: Inputs, subject: Subject = {}): Result<Evaluation> {
  const frame = newFrame(compiled, subject.person ?? null, subject.team ?? null);
  layInputs(compiled, inputs, frame);
  runLines(compiled, frame, subject.others ?? null);
  if (frame.problems !== null) return failed(...frame.problems);
  return ok({ compiled, frame, others: subject.others ?? null });
}

/** Runs every line over the inputs that the frame already holds. */
export function runLines(compiled: CompiledPlan, frame: Frame, others: Others | null): void {
  const { lines } = compiled;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as CompiledLine;
    if (line.group === null) runLine(line, frame);
    else runAlone(line, frame, others);
  }
}

/** A group line for one person, with the others as they were given. */
function runAlone(line: CompiledLine, frame: Frame, others: Others | null): void {
  settleAlone(line, frame, others);
  spreadGroup(line, frame);
}

function settleAlone(line: CompiledLine, frame: Frame, others: Others | null): void {
  const { group } = line;
  if (group?.takesPart(frame) !== true) return;
  const brought = group.compute.bring(frame);
  const rest = others?.[line.line.id];
  if (brought == null) group.finish(frame, brought);
  else if (!rest) group.finish(frame, line.fail(frame, 'plan.group-needed'));
  else {
    const own = { person: frame.person ?? '', brought, frame };
    const members = [own, ...rest.map((other) => ({ ...other, frame: null }))].sort(byPerson);
    const settled = group.compute.settle(members)[members.indexOf(own)];
    frame.standings[line.index] = settled?.standing;
    group.finish(frame, settled?.value);
  }
}

/** Orders by person id, by code unit: the same on every machine and in every language. */
export function byPerson(a: { readonly person: string }, b: { readonly person: string }): number {
  return a.person < b.person ? -1 : a.person > b.person ? 1 : 0;
}

/** A line's value, null where it is missing. Asserts that the plan has the line. */
export function lineValue(evaluation: Evaluation, line: string): Value | null {
  const slot = evaluation.compiled.slots.get(line);
  if (slot === undefined) throw new RangeError(`the plan has no line ${line}`);
  return evaluation.frame.values[slot] ?? null;
}

/** Every line's value by id, in the order of the plan. */
export function lineValues(evaluation: Evaluation): Readonly<Record<string, Value | null>> {
  const { plan } = evaluation.compiled;
  return Object.fromEntries(plan.lines.map((line) => [line.id, lineValue(evaluation, line.id)]));
}
