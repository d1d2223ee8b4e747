import { ACTIVITY, type ColumnType, type Kind } from '../activity/index.ts';
import { DIMENSIONS, type Dimension, type MetricSource, type SourceKind } from './model.ts';

/** The names an expression may use, and what each holds. */

export type ValueType = 'number' | 'text' | 'flag' | 'instant' | 'date';

const TYPE_OF_COLUMN: Readonly<Record<ColumnType, ValueType>> = {
  text: 'text',
  instant: 'instant',
  date: 'date',
  seconds: 'number',
  hours: 'number',
  money: 'number',
  ratio: 'number',
  number: 'number',
  count: 'number',
  flag: 'flag',
};

/** The columns of the roster's rows at the period's end: see `rosterRows`. */
export const PERSON_COLUMNS = {
  agent: 'text',
  date: 'date',
  tenure_months: 'number',
  months_at_level: 'number',
} as const satisfies Readonly<Record<string, ValueType>>;

/**
 * Columns that follow from others. `handled`: answered; where the source does not say, somebody's name on it says so.
 */
export const DERIVED: Readonly<Partial<Record<SourceKind, Readonly<Record<string, string>>>>> = {
  contact: { handled: 'answered OR (MISSING(answered) AND NOT MISSING(agent))' },
};

/** Dimensions that come from the roster: they need the join, the others only the row. */
export const ROSTER_DIMENSIONS = ['person', 'team', 'lead', 'manager', 'post', 'level', 'tenure'] as const;

/** Dimensions that say who did it; `share` keeps the others when it looks at the whole team. */
export const PEOPLE_DIMENSIONS: readonly Dimension[] = [...ROSTER_DIMENSIONS, 'agent', 'shift'];

/** Calendar units from the finest, as SQL's `date_trunc` names them too. */
export const CALENDAR = ['day', 'week', 'month', 'quarter'] as const;
export type CalendarUnit = (typeof CALENDAR)[number];

/** Dimensions a definition may read: those the row itself answers. */
const ROW_DIMENSIONS: readonly Dimension[] = ['hour', 'weekday', ...CALENDAR];

export function dimensionType(dimension: Dimension): ValueType {
  return dimension === 'hour' || dimension === 'weekday' ? 'number' : 'text';
}

export function isDimension(name: string): name is Dimension {
  return (DIMENSIONS as readonly string[]).includes(name);
}

/** Stored columns of a kind by name. */
export function columnsOf(kind: SourceKind): Readonly<Record<string, ValueType>> {
  return kind === 'person' ? PERSON_COLUMNS : ACTIVITY_COLUMNS[kind];
}

const ACTIVITY_COLUMNS = Object.fromEntries(
  Object.values(ACTIVITY).map((model) => [
    model.kind,
    Object.fromEntries(Object.entries(model.columns).map(([name, column]) => [name, TYPE_OF_COLUMN[column.type]])),
  ]),
) as Readonly<Record<Kind, Readonly<Record<string, ValueType>>>>;

export function datedColumn(kind: SourceKind): string {
  return kind === 'person' ? 'date' : ACTIVITY[kind].dated;
}

/** Everything a source's expressions may name: columns, derived columns, `repeated`, the row's time slots. */
export function namesOfSource(source: Pick<MetricSource, 'kind' | 'repeat'>): Readonly<Record<string, ValueType>> {
  const names: Record<string, ValueType> = Object.fromEntries(ROW_DIMENSIONS.map((d) => [d, dimensionType(d)]));
  for (const derived of Object.keys(DERIVED[source.kind] ?? {})) names[derived] = 'flag';
  if (source.repeat) names.repeated = 'flag';
  return { ...names, ...columnsOf(source.kind) };
}

/** Everything a request's `where` may name: every dimension, and the columns of the kinds it reads. */
export function namesOfRequest(kinds: readonly SourceKind[]): Readonly<Record<string, ValueType>> {
  const names: Record<string, ValueType> = {};
  for (const kind of kinds) Object.assign(names, namesOfSource({ kind, repeat: null }));
  for (const dimension of DIMENSIONS) names[dimension] = dimensionType(dimension);
  return names;
}
