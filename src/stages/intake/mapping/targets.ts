import { ACTIVITY, type ColumnType, KINDS } from '../../activity/index.ts';
import { ROSTER_COLUMNS, type Source, type TargetKind } from '../model.ts';

/** Which targets a kind has, of which type, and which columns a source reads. */

export const TARGET_KINDS: readonly TargetKind[] = [...KINDS, 'roster'];

/** What the rows of any kind may say about their agent. */
export const PERSON_TARGETS = ['name', 'lead', 'manager', 'tenure_band', 'shift', 'team', 'post', 'project'] as const;

const ROSTER_TYPES: Readonly<Record<string, ColumnType>> = {
  hired_on: 'date',
  left_on: 'date',
  from: 'date',
  base_pay: 'money',
};

export function targetsOf(kind: TargetKind): readonly string[] {
  return kind === 'roster' ? ROSTER_COLUMNS : Object.keys(ACTIVITY[kind].columns);
}

/** What a profile cannot do without. Rows of activity without an id are told apart by what they say. */
export function requiredOf(kind: TargetKind): readonly string[] {
  if (kind === 'roster') return ['id'];
  return Object.entries(ACTIVITY[kind].columns)
    .filter(([name, column]) => column.required === true && name !== 'id')
    .map(([name]) => name);
}

/** What a file has that is of this kind beyond doubt. */
export function tellingOf(kind: TargetKind): readonly string[] {
  return kind !== 'roster' && 'id' in ACTIVITY[kind].columns ? ['id', ...requiredOf(kind)] : requiredOf(kind);
}

export function typeOf(kind: TargetKind, target: string): ColumnType {
  if (kind === 'roster') return ROSTER_TYPES[target] ?? 'text';
  return ACTIVITY[kind].columns[target]?.type ?? 'text';
}

/** A roster may carry any attribute; every other kind has just its columns. */
export function isTarget(kind: TargetKind, target: string): boolean {
  return kind === 'roster' ? /^[a-z][a-z0-9_]*$/.test(target) : targetsOf(kind).includes(target);
}

/** The columns a source reads, in order. */
export function columnsRead(source: Source): readonly string[] {
  if ('column' in source) return [source.column];
  if ('join' in source) return source.join;
  if ('between' in source) return source.between;
  if ('first' in source) return source.first.map((reading) => reading.column);
  if ('sum' in source) return source.sum;
  if ('share' in source) return [source.share, source.of];
  if ('weight' in source) return [source.weight];
  return [];
}

/** The same source with its column names replaced; `undefined` where a column it cannot do without is gone. */
export function renameColumns(source: Source, name: (column: string) => string | undefined): Source | undefined {
  if ('first' in source) {
    const first = source.first.flatMap((reading) => {
      const column = name(reading.column);
      return column === undefined ? [] : [{ ...reading, column }];
    });
    return first.length === 0 ? undefined : { first };
  }
  const names = columnsRead(source).map(name);
  if (names.some((found) => found === undefined)) return undefined;
  const [one = '', two = ''] = names as string[];
  if ('column' in source) return { ...source, column: one };
  if ('join' in source) return { join: names as string[] };
  if ('between' in source) return { between: [one, two] };
  if ('sum' in source) return { sum: names as string[] };
  if ('share' in source) return { ...source, share: one, of: two };
  if ('weight' in source) return { ...source, weight: one };
  return source;
}
