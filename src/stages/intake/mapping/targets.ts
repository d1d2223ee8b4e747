import { fieldType } from '../../../people/index.ts';
import { ACTIVITY, type Column, type ColumnType, KINDS, type Kind } from '../../activity/index.ts';
import { FACT_COLUMNS, ROSTER_COLUMNS, type TargetKind } from '../model.ts';

/** Which targets a kind has, and of which type. */

export const TARGET_KINDS: readonly TargetKind[] = [...KINDS, 'roster', 'fact'];

/** What the rows of any kind may say about their agent. */
export const PERSON_TARGETS = ['name', 'lead', 'manager', 'tenure_band', 'shift', 'team', 'post', 'project'] as const;

/** What somebody is paid a month. */
export const MONTHLY_PAY: readonly string[] = ['base_pay', 'regular_pay'];

/** What people decide the meaning of is text here: only days and base pay are read on the way. */
function rosterType(target: string): ColumnType {
  if (target === 'from' || fieldType(target) === 'date') return 'date';
  return target === 'base_pay' ? 'money' : 'text';
}

/** The days between which a fact counts; its data stay as they are written. */
const FACT_TYPES: Readonly<Record<string, ColumnType>> = { valid: 'date', until: 'date' };

/** What the data of the known kinds hold most often; a file may carry any other field. */
const FACT_FIELDS = ['amount', 'award', 'name', 'score', 'source', 'item', 'weight', 'days', 'hours', 'alias'] as const;

export function isActivity(kind: TargetKind): kind is Kind {
  return kind !== 'roster' && kind !== 'fact';
}

export function targetsOf(kind: TargetKind): readonly string[] {
  if (isActivity(kind)) return Object.keys(ACTIVITY[kind].columns);
  return kind === 'roster' ? ROSTER_COLUMNS : [...FACT_COLUMNS, ...FACT_FIELDS];
}

/** The column of activity that a target is; `undefined` where the rows are people or facts. */
export function columnOf(kind: TargetKind, target: string): Column | undefined {
  return isActivity(kind) ? ACTIVITY[kind].columns[target] : undefined;
}

/** What a profile cannot do without. Rows of activity without a name are told apart by what they say. */
export function requiredOf(kind: TargetKind): readonly string[] {
  if (!isActivity(kind)) return kind === 'roster' ? ['id'] : ['kind', 'subject', 'valid'];
  const { columns, named } = ACTIVITY[kind];
  return Object.entries(columns)
    .filter(([name, column]) => column.required === true && name !== named)
    .map(([name]) => name);
}

/** What a file has that is of this kind beyond doubt. */
export function tellingOf(kind: TargetKind): readonly string[] {
  const named = isActivity(kind) ? ACTIVITY[kind].named : null;
  return named === null ? requiredOf(kind) : [named, ...requiredOf(kind)];
}

export function typeOf(kind: TargetKind, target: string): ColumnType {
  if (kind === 'roster') return rosterType(target);
  if (kind === 'fact') return FACT_TYPES[target] ?? 'text';
  return ACTIVITY[kind].columns[target]?.type ?? 'text';
}

/** A field of a fact's data may be called as its column is. */
const FIELD = /^[\p{L}\p{N}][^\p{Cc}"]{0,59}$/u;

/** A roster may carry any attribute and a fact any field; every other kind has just its columns. */
export function isTarget(kind: TargetKind, target: string): boolean {
  if (kind === 'fact') return FIELD.test(target);
  return kind === 'roster' ? /^[a-z][a-z0-9_]*$/.test(target) : targetsOf(kind).includes(target);
}
