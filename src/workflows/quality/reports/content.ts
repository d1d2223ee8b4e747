import { Decimal } from '../../../base/decimal.ts';
import type { PlainDate } from '../../../base/period.ts';
import type { PartialText } from '../../../base/text.ts';
import type { Person } from '../../../people/index.ts';
import { namedFaults, readItems } from '../scored/items.ts';
import type { ReportContent, ReportKind, Sums } from './model.ts';

/** What a report says, worked out from checks as they count. */

export interface ReportedCheck {
  readonly person: string;
  readonly day: PlainDate;
  readonly deductions: Decimal | null;
  readonly critical: boolean;
  readonly wrongAnswer: boolean;
  readonly items: string;
}

export interface Owed {
  readonly person: string;
  readonly checks: number;
}

/** What people and causes are called. */
export interface Called {
  readonly people: readonly Person[];
  /** Of the scorecards' causes, by id. */
  readonly titles: ReadonlyMap<string, PartialText>;
}

const TOP_CAUSES = 5;

export function contentOf(
  kind: ReportKind,
  checks: readonly ReportedCheck[],
  owed: readonly Owed[],
  { people, titles }: Called,
): ReportContent {
  const byId = new Map(people.map((person) => [person.id, person]));
  const nameOf = (person: string) => byId.get(person)?.name ?? person;
  const teamOf = (person: string) => byId.get(person)?.team ?? '';
  const byTeam = grouped(checks, ({ person }) => teamOf(person));
  const byPerson = grouped(checks, ({ person }) => person);
  return {
    sums: sumsOf(checks),
    teams: byTeam.map(([team, own]) => ({ team, ...sumsOf(own) })),
    // What is read by everybody names teams, never people.
    people:
      kind === 'weekly'
        ? []
        : byPerson.map(([person, own]) => ({ person, name: nameOf(person), team: teamOf(person), ...sumsOf(own) })),
    causes: causesIn(checks)
      .slice(0, TOP_CAUSES)
      .map(({ cause, checks: n }) => ({ cause, title: titles.get(cause) ?? {}, checks: n })),
    owed: kind === 'weekly' ? [] : owed.map(({ person, checks: n }) => ({ person, name: nameOf(person), checks: n })),
  };
}

function sumsOf(checks: readonly ReportedCheck[]): Sums {
  const known = checks.flatMap(({ deductions }) => (deductions === null ? [] : [deductions]));
  const sum = known.reduce((total, one) => total.plus(one), Decimal.ZERO);
  return {
    checks: checks.length,
    checked: new Set(checks.map(({ person }) => person)).size,
    deductions: sum.toString(),
    mean: known.length === 0 ? null : sum.over(Decimal.int(known.length)).round(2, 'half-up').toString(),
    critical: checks.filter(({ critical }) => critical).length,
    wrong: checks.filter(({ wrongAnswer }) => wrongAnswer).length,
  };
}

/** The commonest first; of equally common ones in the order of their names. */
function causesIn(checks: readonly ReportedCheck[]): readonly { readonly cause: string; readonly checks: number }[] {
  const counts = new Map<string, number>();
  for (const { items } of checks) for (const cause of causesOf(items)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts]
    .map(([cause, n]) => ({ cause, checks: n }))
    .sort((a, b) => b.checks - a.checks || (a.cause < b.cause ? -1 : 1));
}

/** What a check names: of one scored here the causes that were chosen; of an imported one the words as they stand. */
export function causesOf(items: string): ReadonlySet<string> {
  const said = readItems(items);
  return new Set(said === null ? namedFaults(items) : said.flatMap(({ cause }) => cause ?? []));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
