import { Decimal } from '../../base/decimal.ts';
import type { Period } from '../../base/period.ts';
import type { NearEdge } from './model.ts';

/** What is looked at before a run is approved: its sums beside the last period's, and the people worth a second look. */

export interface BoardPerson {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
  /** The pay line; null where pay could not be worked out. */
  readonly total: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
  readonly edges: readonly NearEdge[];
}

export interface Sums {
  readonly people: number;
  readonly total: string;
  /** The same in the run before; null where there is none. */
  readonly before: string | null;
}

export interface TeamTotals extends Sums {
  readonly team: string | null;
  readonly lines: Readonly<Record<string, string>>;
}

export interface LineTotals {
  readonly line: string;
  readonly total: string;
  readonly before: string | null;
}

export interface Mover {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly now: string;
  readonly before: string;
  readonly change: string;
  /** Change over before, as a ratio. */
  readonly share: string;
}

export interface Named {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly total: string | null;
}

export interface Board {
  readonly sums: Sums;
  readonly teams: readonly TeamTotals[];
  readonly lines: readonly LineTotals[];
  readonly movers: readonly Mover[];
  readonly joined: readonly Named[];
  readonly left: readonly Named[];
  readonly nothing: readonly Named[];
  readonly stuck: readonly Named[];
  readonly edges: readonly (Named & { readonly edge: NearEdge })[];
}

export interface BoardOptions {
  readonly period: Period;
  /** Lines of money, in the plan's order. */
  readonly lines: readonly string[];
  /** Whoever moved by more than this share of last period's pay is listed. */
  readonly moved: Decimal;
}

/** `before` is the run of the period before, null where there is none. */
export function boardOf(
  now: readonly BoardPerson[],
  before: readonly BoardPerson[] | null,
  options: BoardOptions,
): Board {
  const earlier = new Map((before ?? []).map((one) => [one.person, one]));
  const present = new Set(now.map((one) => one.person));
  const nothing = now.filter((one) => one.total !== null && amount(one.total).sign() <= 0);
  return {
    sums: sumsOf(now, before),
    teams: teamsOf(now, before, options.lines),
    lines: options.lines.map((line) => ({
      line,
      total: lineSum(now, line),
      before: before && lineSum(before, line),
    })),
    movers: moversOf(now, earlier, options.moved),
    joined: before === null ? hiredIn(now, options.period) : now.filter((one) => !earlier.has(one.person)).map(named),
    left: before === null ? leftIn(now, options.period) : before.filter((one) => !present.has(one.person)).map(named),
    nothing: nothing.map(named),
    stuck: now.filter((one) => one.total === null).map(named),
    edges: now.flatMap((one) => one.edges.map((edge) => ({ ...named(one), edge }))),
  };
}

function sumsOf(now: readonly BoardPerson[], before: readonly BoardPerson[] | null): Sums {
  return { people: now.length, total: sum(now.map((p) => p.total)), before: before && sum(before.map((p) => p.total)) };
}

/** Every team of either run, by name; people without a team last. */
function teamsOf(
  now: readonly BoardPerson[],
  before: readonly BoardPerson[] | null,
  lines: readonly string[],
): readonly TeamTotals[] {
  const teams = [...new Set([...now, ...(before ?? [])].map((one) => one.team))];
  teams.sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return teams.map((team) => {
    const own = now.filter((one) => one.team === team);
    const earlier = before?.filter((one) => one.team === team) ?? null;
    return {
      team,
      ...sumsOf(own, earlier),
      lines: Object.fromEntries(lines.map((line) => [line, lineSum(own, line)])),
    };
  });
}

/** By how much they moved, the most first. */
function moversOf(
  now: readonly BoardPerson[],
  earlier: ReadonlyMap<string, BoardPerson>,
  moved: Decimal,
): readonly Mover[] {
  const movers = now.flatMap((one) => {
    const was = earlier.get(one.person)?.total ?? null;
    if (was === null || one.total === null) return [];
    const [a, b] = [amount(was), amount(one.total)];
    const change = b.minus(a);
    const share = a.isZero() ? null : change.over(a.abs());
    if (change.isZero() || (share !== null && share.abs().compare(moved) <= 0)) return [];
    return [{ one, was, change, share: share ?? Decimal.ONE }];
  });
  movers.sort((x, y) => y.share.abs().compare(x.share.abs()) || (x.one.person < y.one.person ? -1 : 1));
  return movers.map(({ one, was, change, share }) => {
    const { person, name, team, total } = one;
    const digits = { change: change.toString(), share: share.round(4, 'half-up').toString() };
    return { person, name, team, now: total ?? '', before: was, ...digits };
  });
}

function hiredIn(now: readonly BoardPerson[], period: Period): readonly Named[] {
  return now.filter((one) => one.hiredOn !== null && one.hiredOn >= period.first).map(named);
}

function leftIn(now: readonly BoardPerson[], period: Period): readonly Named[] {
  return now.filter((one) => one.leftOn !== null && one.leftOn <= period.last).map(named);
}

function named({ person, name, team, total }: BoardPerson): Named {
  return { person, name, team, total };
}

function lineSum(people: readonly BoardPerson[], line: string): string {
  return sum(people.map((one) => one.amounts[line] ?? null));
}

/** What is missing adds nothing; how many people stand behind a sum is told beside it. */
function sum(amounts: readonly (string | null)[]): string {
  return amounts.reduce((total, text) => (text === null ? total : total.plus(amount(text))), Decimal.ZERO).toString();
}

function amount(text: string): Decimal {
  return Decimal.parse(text) ?? Decimal.ZERO;
}
