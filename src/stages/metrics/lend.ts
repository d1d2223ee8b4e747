import { addDays, type Period, wholeMonths } from '../../base/period.ts';
import type { PersonSpan } from '../../people/index.ts';
import { ACTIVITY, type Kind, type LentTable } from '../activity/index.ts';
import type { Correction } from './model.ts';

/** The few rows that come from elsewhere (roster, ledger), as tables lent to the statement. */

export const ROSTER = 'metrics_roster';
export const PEOPLE = 'metrics_people';

export function correctionTable(kind: Kind): string {
  return `metrics_corrected_${kind}`;
}

/** One row a name and span: whom an agent text means, and where they stood, from one day to another. */
export function rosterTable(spans: readonly PersonSpan[]): LentTable {
  return {
    name: ROSTER,
    columns: [
      { name: 'name', type: 'text' },
      { name: 'valid_from', type: 'date' },
      { name: 'valid_to', type: 'date' },
      { name: 'person', type: 'text' },
      { name: 'team', type: 'text' },
      { name: 'lead', type: 'text' },
      { name: 'manager', type: 'text' },
      { name: 'post', type: 'text' },
      { name: 'level', type: 'text' },
      { name: 'project', type: 'text' },
      { name: 'shift', type: 'text' },
      { name: 'hired_on', type: 'date' },
      { name: 'tenure_band', type: 'text' },
    ],
    rows: spans.flatMap((s) =>
      s.names.map((name) => [
        name,
        s.from,
        s.to,
        s.person,
        s.team,
        s.lead,
        s.manager,
        s.post,
        s.level,
        s.project,
        s.shift,
        s.hired_on,
        s.tenure_band,
      ]),
    ),
  };
}

/**
 * The roster at the period's end, one row a person, with the columns of `PERSON_COLUMNS`; `agent` is a name the roster
 * knows. Months at level reach back as far as the spans do.
 */
export function peopleTable(spans: readonly PersonSpan[], period: Period): LentTable {
  const end = period.last;
  const now = spans.filter((s) => s.from <= end && end <= s.to);
  return {
    name: PEOPLE,
    columns: [
      { name: 'agent', type: 'text' },
      { name: 'date', type: 'date' },
      { name: 'tenure_months', type: 'number' },
      { name: 'months_at_level', type: 'number' },
    ],
    rows: now.map((s) => {
      const since = levelSince(s, spans);
      return [
        s.names[0] ?? s.person,
        end,
        s.hired_on === null ? null : String(wholeMonths(s.hired_on, addDays(end, 1))),
        since === null ? null : String(wholeMonths(since, addDays(end, 1))),
      ];
    }),
  };
}

/** The first day of the unbroken stretch at the same level that reaches to `now`, as far back as the spans tell. */
function levelSince(now: PersonSpan, spans: readonly PersonSpan[]): string | null {
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
  const columns = correctedColumns(kind, corrections);
  const mine = corrections.filter((c) => c.kind === kind);
  return {
    name: correctionTable(kind),
    columns: [
      { name: 'row_key', type: 'text' },
      { name: 'excluded', type: 'flag' },
      ...columns.map((name) => ({ name: `value_${name}`, type: 'text' }) as const),
      ...columns.map((name) => ({ name: `set_${name}`, type: 'flag' }) as const),
    ],
    rows: mine.map((c) => [
      c.rowKey,
      String(c.excluded),
      ...columns.map((name) => c.values[name] ?? null),
      ...columns.map((name) => String(Object.hasOwn(c.values, name))),
    ]),
  };
}

/** The columns that any correction of the kind sets, in the kind's own order. */
export function correctedColumns(kind: Kind, corrections: readonly Correction[]): readonly string[] {
  const set = new Set(corrections.filter((c) => c.kind === kind).flatMap((c) => Object.keys(c.values)));
  return Object.keys(ACTIVITY[kind].columns).filter((name) => set.has(name));
}
