import { addDays, type Period, type PlainDate, wholeMonths } from '../../base/period.ts';
import type { PersonSpan } from '../../people/index.ts';
import { ACTIVITY, type Kind, type LentTable } from '../activity/index.ts';
import type { Correction } from './model.ts';

/** The few rows that come from elsewhere (roster, ledger), as tables lent to the statement. */

export const ROSTER = 'metrics_roster';
export const PEOPLE = 'metrics_people';

export function correctionTable(kind: Kind): string {
  return `metrics_corrected_${kind}`;
}

/** A column of a lent table, with where its value comes from. */
type From<Row> = LentTable['columns'][number] & { readonly of: (row: Row) => string | null };

function lent<Row>(name: string, columns: readonly From<Row>[], rows: readonly Row[]): LentTable {
  return {
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}

const STOOD = ['person', 'team', 'lead', 'manager', 'post', 'level', 'project', 'shift'] as const;
interface Named {
  readonly name: string;
  readonly span: PersonSpan;
}
const ROSTER_COLUMNS: readonly From<Named>[] = [
  { name: 'name', type: 'text', of: ({ name }) => name },
  { name: 'valid_from', type: 'date', of: ({ span }) => span.from },
  { name: 'valid_to', type: 'date', of: ({ span }) => span.to },
  ...STOOD.map((field): From<Named> => ({ name: field, type: 'text', of: ({ span }) => span[field] })),
  { name: 'hired_on', type: 'date', of: ({ span }) => span.hired_on },
  { name: 'tenure_band', type: 'text', of: ({ span }) => span.tenure_band },
];

/** One row a name and span: whom an agent text means, and where they stood, from one day to another. */
export function rosterTable(spans: readonly PersonSpan[]): LentTable {
  const rows = spans.flatMap((span) => span.names.map((name) => ({ name, span })));
  return lent(ROSTER, ROSTER_COLUMNS, rows);
}

/**
 * The roster at the period's end, one row a person, with the columns of `PERSON_COLUMNS`; `agent` is a name the roster
 * knows. Months at level reach back as far as the spans do.
 */
export function peopleTable(spans: readonly PersonSpan[], period: Period): LentTable {
  const end = period.last;
  const monthsSince = (day: PlainDate | null) => (day === null ? null : String(wholeMonths(day, addDays(end, 1))));
  const columns: readonly From<PersonSpan>[] = [
    { name: 'agent', type: 'text', of: (s) => s.names[0] ?? s.person },
    { name: 'date', type: 'date', of: () => end },
    { name: 'tenure_months', type: 'number', of: (s) => monthsSince(s.hired_on) },
    { name: 'months_at_level', type: 'number', of: (s) => monthsSince(levelSince(s, spans)) },
  ];
  const now = spans.filter((s) => s.from <= end && end <= s.to);
  return lent(PEOPLE, columns, now);
}

/** The first day of the unbroken stretch at the same level that reaches to `now`, as far back as the spans tell. */
function levelSince(now: PersonSpan, spans: readonly PersonSpan[]): PlainDate | null {
  if (now.level === null) return null;
  let since = now.from;
  for (;;) {
    const before = spans.find((s) => s.person === now.person && s.level === now.level && s.to === addDays(since, -1));
    if (!before) return since;
    since = before.from;
  }
}

/** The corrections of one kind: per corrected column a value and whether it is set at all (it may be set to missing). */
export function correctionsTable(kind: Kind, corrections: readonly Correction[]): LentTable {
  const corrected = correctedColumns(kind, corrections);
  const columns: readonly From<Correction>[] = [
    { name: 'row_key', type: 'text', of: (c) => c.rowKey },
    { name: 'excluded', type: 'flag', of: (c) => String(c.excluded) },
    ...corrected.map(
      (name): From<Correction> => ({ name: `value_${name}`, type: 'text', of: (c) => c.values[name] ?? null }),
    ),
    ...corrected.map(
      (name): From<Correction> => ({
        name: `set_${name}`,
        type: 'flag',
        of: (c) => String(Object.hasOwn(c.values, name)),
      }),
    ),
  ];
  const mine = corrections.filter((c) => c.kind === kind);
  return lent(correctionTable(kind), columns, mine);
}

/** The columns that any correction of the kind sets, in the kind's own order. */
export function correctedColumns(kind: Kind, corrections: readonly Correction[]): readonly string[] {
  const set = new Set(corrections.filter((c) => c.kind === kind).flatMap((c) => Object.keys(c.values)));
  return Object.keys(ACTIVITY[kind].columns).filter((name) => set.has(name));
}
