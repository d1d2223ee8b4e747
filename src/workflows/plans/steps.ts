import { Decimal } from '../../base/decimal.ts';
import type { Line, Mechanism, Plan, Step } from '../../plan/index.ts';
import type { YamlPath } from './edit.ts';

/** What of a plan's lines a form can change: the steps of bands and tiers, the weights of parts. */

/** Under which word each mechanism's step says its result; the last step says `else`. */
const RESULT_WORDS = { band: 'is', tiers: 'rate', accelerator: 'times', rank_pay: 'is' } as const;
type Stepped = Extract<Mechanism, { readonly type: keyof typeof RESULT_WORDS }>;

export interface FormLine {
  readonly line: Line;
  /** Where its steps or parts stand. */
  readonly at: YamlPath;
  readonly stepped: Stepped | null;
  readonly weighted: Extract<Mechanism, { readonly type: 'weighted' }> | null;
}

export function formLines(plan: Plan): readonly FormLine[] {
  return plan.lines.map((line) => {
    const { mechanism } = line;
    const stepped = mechanism.type in RESULT_WORDS ? (mechanism as Stepped) : null;
    const weighted = mechanism.type === 'weighted' ? mechanism : null;
    return { line, stepped, weighted, at: ['lines', line.id, mechanism.type, weighted ? 'parts' : 'steps'] };
  });
}

export function resultWord({ type }: Stepped, { lower, upper }: Step): string {
  return lower === null && upper === null ? 'else' : RESULT_WORDS[type];
}

/** A step to begin with before another: its edge between the neighbours', its result as the next one's. */
export function stepBefore(stepped: Stepped, index: number): string {
  const { steps } = stepped;
  const next = steps[index];
  const [before, beforeThat] = [steps[index - 1], steps[index - 2]].map((step) => step && edgeOf(step));
  const here = next && edgeOf(next);
  const word = here?.word ?? before?.word ?? 'to';
  const edge = between(before?.text, here?.text) ?? beyond(beforeThat?.text, before?.text) ?? here?.text ?? '0';
  return `{ ${word}: ${edge}, ${RESULT_WORDS[stepped.type]}: ${next?.result.text ?? '0'} }`;
}

function edgeOf({ lower, upper }: Step) {
  const bound = upper ?? lower;
  return bound ? { word: bound.word, text: bound.value.text } : undefined;
}

/** Half-way; nothing where an edge is a formula, or where there is none. */
function between(a: string | undefined, b: string | undefined): string | undefined {
  return together(a, b, (from, to) => from.plus(to).over(Decimal.int(2)));
}

/** As far behind the last edge as that is behind the one before. */
function beyond(a: string | undefined, b: string | undefined): string | undefined {
  return together(a, b, (from, to) => to.plus(to.minus(from)));
}

const NUMBER = /^(-?\d+(?:\.\d+)?)(%?)$/;

function together(
  a: string | undefined,
  b: string | undefined,
  by: (from: Decimal, to: Decimal) => Decimal,
): string | undefined {
  const [from, to] = [NUMBER.exec(a ?? ''), NUMBER.exec(b ?? '')];
  if (!from?.[1] || !to?.[1] || from[2] !== to[2]) return undefined;
  return `${by(Decimal.of(from[1]), Decimal.of(to[1])).toString()}${to[2]}`;
}

/** What the weights come to, as a percentage; null where one is a formula. */
export function weightSum(weights: readonly string[]): string | null {
  const parts = weights.map((text) => NUMBER.exec(text));
  if (parts.some((part) => part?.[2] !== '%')) return null;
  const sum = parts.reduce((total, part) => total.plus(Decimal.of(part?.[1] ?? '0')), Decimal.ZERO);
  return `${sum.toString()}%`;
}
