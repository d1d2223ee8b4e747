import type { Json } from '../../../base/json.ts';
import { contains, type Period } from '../../../base/period.ts';
import { type Fact, standingFacts } from '../../../ledger/index.ts';
import { ACTIVITY, type Kind } from '../model.ts';
import type { Cell, LentTable } from '../port.ts';
import { columnList, layoutOf, quoteName } from '../sql.ts';
import type { Sealing } from './model.ts';

/** Facts as rows of activity, and the one relation that holds them beside the rows of segments. */

/** The key that an import gives a row with these values: its columns' texts, one after the other. */
export function rowKeyOf(kind: Kind, values: Readonly<Record<string, Json>>): string {
  return ACTIVITY[kind].key.map((name) => textOf(values[name]) ?? '').join('|');
}

/** A fact's row, laid out as `layoutOf(kind)`: its source is the fact itself, for it came with no file. */
export function rowOf(kind: Kind, fact: Fact, sealing = ''): readonly Cell[] {
  const source: Readonly<Record<string, Cell>> = {
    row_key: rowKeyOf(kind, fact.data),
    import_id: sealing,
    file: fact.kind,
    sheet: fact.id,
    row: '0',
  };
  return layoutOf(kind).map(({ name }) => (name in source ? (source[name] ?? null) : textOf(fact.data[name])));
}

export interface BornFacts {
  /** The facts that stand and that no segment speaks for. */
  readonly rows: readonly Fact[];
  /** Keys of rows that a segment may hold and that are not so any more: said anew, or taken back. */
  readonly gone: readonly string[];
}

/**
 * Of a kind's facts beyond the sealing those that are read from the ledger. A check that was said anew or taken back is read
 * from here for good, so that a segment never has to be changed; there are few of them.
 */
export function bornFacts(kind: Kind, facts: readonly Fact[], sealing: Sealing | null): BornFacts {
  const standing = new Set(standingFacts(facts).map((fact) => fact.id));
  const changed = changedFacts(facts);
  const sealed = (fact: Fact) =>
    sealing !== null && !changed.has(fact.id) && fact.valid <= sealing.through && fact.known <= sealing.known;
  const rows = facts.filter((fact) => standing.has(fact.id) && Object.keys(fact.data).length > 0 && !sealed(fact));
  const kept = new Set(rows.map((fact) => rowKeyOf(kind, fact.data)));
  const gone = facts
    .filter((fact) => changed.has(fact.id) && !standing.has(fact.id) && Object.keys(fact.data).length > 0)
    .map((fact) => rowKeyOf(kind, fact.data))
    .filter((key) => !kept.has(key));
  return { rows, gone: [...new Set(gone)] };
}

/** Every fact of a chain that is longer than its first statement. */
export function changedFacts(facts: readonly Fact[]): ReadonlySet<string> {
  return new Set(facts.flatMap(({ id, replaces }) => (replaces === null ? [] : [id, replaces])));
}

/** The table to lend; null where nothing is born that a segment does not hold. */
export function bornTable(kind: Kind, { rows, gone }: BornFacts, period: Period): LentTable | null {
  const present = rows.filter((fact) => contains(period, fact.valid)).map((fact) => [...rowOf(kind, fact), 'true']);
  const place = layoutOf(kind).findIndex(({ name }) => name === 'row_key');
  const nothing = layoutOf(kind).map((): Cell => null);
  const absent = gone.map((key) => [...nothing.with(place, key), 'false']);
  if (present.length + absent.length === 0) return null;
  const columns = layoutOf(kind).map(({ name }) => ({ name, type: 'text' }) as const);
  const name = `born_${kind}_${period.first}_${period.last}`.replaceAll('-', '');
  return { name, columns: [...columns, { name: 'present', type: 'flag' }], rows: [...present, ...absent] };
}

/** The stored rows with the born ones in their place: of one key the born row is the row. */
export function bornRows(kind: Kind, stored: string, born: LentTable): string {
  const table = quoteName(born.name);
  const cells = layoutOf(kind).map(({ name, sqlType }) => `CAST(b.${quoteName(name)} AS ${sqlType})`);
  return `(SELECT ${columnList(kind, 's')} FROM ${stored} s WHERE NOT EXISTS (SELECT 1 FROM ${table} b WHERE b."row_key" = s."row_key")
    UNION ALL SELECT ${cells.join(', ')} FROM ${table} b WHERE b."present")`;
}

function textOf(value: Json | undefined): Cell {
  return value === undefined || value === null ? null : String(value);
}
