import { Decimal } from '../../base/decimal.ts';
import type { Problem } from '../../base/problem.ts';
import type { CompiledInput, CompiledPlan } from './compile.ts';
import { type Frame, note, type Value } from './frame.ts';
import { runProblem } from './problems.ts';
import { type Changing, cutStretches, type Stretched } from './stretches.ts';

/** A value with how many observations stand behind it; below the plan's minimum it counts as missing. */
export interface Observed {
  readonly value: Value | null;
  readonly n: Decimal;
}

export type InputValue = Value | null | Observed | Stretched;

/** By input id. An input that is not mentioned is missing. */
export type Inputs = Readonly<Record<string, InputValue | undefined>>;

/** Checks and lays the inputs into the frame. What is refused is noted and stands as failed (`undefined`). */
export function layInputs(compiled: CompiledPlan, inputs: Inputs, frame: Frame): void {
  const { values } = frame;
  const changing: Changing[] = [];
  let found = 0;
  for (let slot = 0; slot < compiled.inputs.length; slot++) {
    const one = compiled.inputs[slot] as CompiledInput;
    const given = inputs[one.input.id];
    if (given !== undefined) found += 1;
    values[slot] = given == null ? one.fallback : laid(one, given, frame, { slot, changing });
  }
  if (changing.length > 0) frame.stretches = cutStretches(frame, changing);
  if (found < Object.keys(inputs).length) refuseUnknown(compiled, inputs, frame);
}

interface Laying {
  readonly slot: number;
  readonly changing: Changing[];
}

/** What counts at the end; a value that changed within the period is noted with all it was. */
function laid(one: CompiledInput, given: Exclude<InputValue, null>, frame: Frame, { slot, changing }: Laying) {
  if (given instanceof Decimal || typeof given !== 'object' || !('stretches' in given))
    return checked(one, given, frame);
  const { stretches } = given;
  const held = stretches.length > 0 && stretches.every(({ days }) => Number.isSafeInteger(days) && days > 0);
  if (!held) return wrongType(one, stretches.map(({ days }) => days).join(' + '), frame);
  const parts = stretches.map(({ value, days }) => {
    return { value: value === null ? one.fallback : checked(one, value, frame), days };
  });
  changing.push({ slot, parts });
  return parts.at(-1)?.value;
}

function checked(one: CompiledInput, given: Value | Observed, frame: Frame): Value | null | undefined {
  const { input } = one;
  if (given instanceof Decimal) {
    if (input.type !== 'number') return wrongType(one, given.toString(), frame);
    const { from, to } = input.range;
    const inside = (from === null || given.compare(from) >= 0) && (to === null || given.compare(to) <= 0);
    return inside ? given : outside(one, given, frame);
  }
  if (typeof given === 'boolean') return input.type === 'flag' ? given : wrongType(one, String(given), frame);
  if (typeof given === 'string') {
    if (input.type !== 'text') return wrongType(one, given, frame);
    return one.allowed === null || one.allowed.has(given) ? given : notAllowed(one, given, frame);
  }
  if (typeof given !== 'object' || !(given.n instanceof Decimal)) return wrongType(one, String(given), frame);
  return observed(one, given, frame);
}

/** A value behind which too little was observed is missing, and the frame remembers why. */
function observed(one: CompiledInput, { value, n }: Observed, frame: Frame): Value | null | undefined {
  if (value === null) return one.fallback;
  const minimum = one.minimumN;
  if (minimum === null || n.compare(minimum) >= 0) return checked(one, value, frame);
  frame.thin ??= new Map();
  frame.thin.set(one.input.id, { value: String(value), n: n.toDigits(), minimum: minimum.toDigits() });
  return one.fallback;
}

function wrongType(one: CompiledInput, found: string, frame: Frame): undefined {
  return refuse(frame, one, (params) => runProblem('plan.input-type', { ...params, type: one.input.type, found }));
}

function outside(one: CompiledInput, given: Decimal, frame: Frame): undefined {
  const { from, to } = one.input.range;
  return refuse(frame, one, (params) =>
    runProblem('plan.input-range', {
      ...params,
      found: given.toDigits(),
      from: from?.toDigits() ?? '−∞',
      to: to?.toDigits() ?? '∞',
    }),
  );
}

function notAllowed(one: CompiledInput, found: string, frame: Frame): undefined {
  const choices = [...(one.allowed ?? [])].join(', ');
  return refuse(frame, one, (params) => runProblem('plan.input-value', { ...params, found, choices }));
}

function refuse(
  frame: Frame,
  { input }: CompiledInput,
  make: (params: { person: string; input: string }) => Problem,
): undefined {
  const problem = make({ person: frame.person ?? '–', input: input.id });
  const where = frame.person === null ? { field: input.id } : { field: input.id, person: frame.person };
  return note(frame, { ...problem, where });
}

function refuseUnknown(compiled: CompiledPlan, inputs: Inputs, frame: Frame): void {
  const known = compiled.plan.inputs.map((input) => input.id);
  for (const id of Object.keys(inputs))
    if (inputs[id] !== undefined && !known.includes(id)) {
      const params = { person: frame.person ?? '–', input: id, known: known.join(', ') };
      const where = frame.person === null ? { field: id } : { field: id, person: frame.person };
      note(frame, { ...runProblem('plan.unknown-input', params), where });
    }
}
