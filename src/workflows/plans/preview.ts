import { Decimal } from '../../base/decimal.ts';
import type { Problem } from '../../base/problem.ts';
import { type Evaluation, type Line, lineValue, type Plan, payLine } from '../../plan/index.ts';
import type { PayRun } from '../../stages/pay/index.ts';
import { amountsOf } from '../../stages/payslip/index.ts';

/** What a draft would pay a period's people, beside what the plan in force pays them. */

export interface PreviewPerson {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  /** The pay line; null where it could not be worked out, or the plan does not cover the person. */
  readonly pay: Decimal | null;
  readonly before: Decimal | null;
}

export interface Preview {
  readonly people: readonly PreviewPerson[];
  readonly total: Decimal;
  /** Null where no version was in force. */
  readonly before: Decimal | null;
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
  /** In the draft, but not worked out. */
  readonly stuck: number;
  readonly distribution: readonly Bucket[];
  /** Null where nobody was asked for, or the draft does not cover them. */
  readonly chosen: ChosenPerson | null;
}

/** One person's lines under the draft, beside what each has in the version in force. */
export interface ChosenPerson {
  readonly person: string;
  readonly name: string;
  readonly lines: readonly ChosenLine[];
  /** What stands in the way of their pay. */
  readonly problems: readonly Problem[];
}

export interface ChosenLine {
  readonly line: Line;
  readonly now: string | null;
  readonly before: string | null;
}

export interface Bucket {
  readonly from: Decimal;
  /** Exclusive, but for the last. */
  readonly to: Decimal;
  readonly people: number;
  readonly before: number;
}

export function previewOf(run: PayRun, before: PayRun | null, person?: string): Preview {
  const old = new Map([...(before?.pay ?? [])].map((one) => [one.person.id, payOf(before?.plan, one.evaluation)]));
  const people = [...run.pay].map(
    ({ person: { id, name, team }, evaluation }): PreviewPerson => ({
      person: id,
      name,
      team,
      pay: payOf(run.plan, evaluation),
      before: old.get(id) ?? null,
    }),
  );
  const changes = people.flatMap(({ pay, before: was }) => (pay && was ? [pay.compare(was)] : []));
  const count = (sign: number) => changes.filter((change) => change === sign).length;
  return {
    people,
    total: sum(people.map((one) => one.pay)),
    before: before === null ? null : sum([...old.values()]),
    gain: count(1),
    lose: count(-1),
    same: count(0),
    stuck: people.filter((one) => one.pay === null).length,
    distribution: distributionOf(people),
    chosen: person === undefined ? null : chosenOf(run, before, person),
  };
}

function chosenOf(run: PayRun, before: PayRun | null, person: string): ChosenPerson | null {
  const find = (from: PayRun | null) => [...(from?.pay ?? [])].find((pay) => pay.person.id === person);
  const [now, was] = [find(run), find(before)];
  if (now === undefined) return null;
  const amounts = now.evaluation ? amountsOf(now.evaluation) : {};
  const old = was?.evaluation ? amountsOf(was.evaluation) : {};
  const lines = run.plan.lines.map((line) => ({
    ...{ line, now: amounts[line.id] ?? null, before: old[line.id] ?? null },
  }));
  return { person, name: now.person.name, lines, problems: now.problems };
}

function payOf(plan: Plan | undefined, evaluation: Evaluation | null): Decimal | null {
  const line = plan && payLine(plan);
  const value = line && evaluation ? lineValue(evaluation, line.id) : null;
  return value instanceof Decimal ? value : null;
}

function sum(values: readonly (Decimal | null)[]): Decimal {
  return values.reduce<Decimal>((total, value) => (value ? total.plus(value) : total), Decimal.ZERO);
}

const MOST_BUCKETS = 12;
const ROUND_WIDTHS = [1, 2, 5].map((n) => Decimal.int(n));

/** Pay in buckets of one round width (1, 2 or 5 of some power of ten): at most twelve, over both plans. */
export function distributionOf(people: readonly Pick<PreviewPerson, 'pay' | 'before'>[]): readonly Bucket[] {
  const all = people.flatMap(({ pay, before }) => [pay, before].filter((one) => one !== null));
  const [first] = all;
  if (!first) return [];
  const least = all.reduce((a, b) => (b.compare(a) < 0 ? b : a), first);
  const most = all.reduce((a, b) => (b.compare(a) > 0 ? b : a), first);
  const width = widthFor(most.minus(least));
  const start = least.over(width).round(0, 'floor').times(width);
  const count = Math.max(1, Number(most.minus(start).over(width).round(0, 'floor').plus(Decimal.ONE).toDigits()));
  const at = (value: Decimal) => Number(value.minus(start).over(width).round(0, 'floor').toDigits());
  return Array.from({ length: count }, (_, i) => ({
    from: start.plus(width.times(Decimal.int(i))),
    to: start.plus(width.times(Decimal.int(i + 1))),
    people: people.filter(({ pay }) => pay !== null && at(pay) === i).length,
    before: people.filter(({ before }) => before !== null && at(before) === i).length,
  }));
}

function widthFor(range: Decimal): Decimal {
  for (let scale = Decimal.int(10); ; scale = scale.times(Decimal.int(10))) {
    const fitting = ROUND_WIDTHS.map((n) => n.times(scale)).find(
      (width) => range.over(width).compare(Decimal.int(MOST_BUCKETS - 1)) < 0,
    );
    if (fitting) return fitting;
  }
}
