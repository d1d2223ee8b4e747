import type { ColumnType } from '../../activity/index.ts';
import type { MappingProfile, RawTable } from '../model.ts';
import { readExpression } from '../shapes/column.ts';
import type { Decided } from '../shapes/shape.ts';
import { type CellReading, Readings } from './readings.ts';
import { compileSource } from './source.ts';

/** A roster read as text, its dates as ISO and its pay as plain digits; people decide what it means. */
export interface RosterTransform {
  readonly readings: readonly CellReading[];
  readonly statement: (decided: ReadonlyMap<number, Decided>) => string;
}

export function compileRoster(
  profile: MappingProfile,
  table: Pick<RawTable, 'headers' | 'relation'>,
  zone: string,
  typeOf: (target: string) => ColumnType,
): RosterTransform {
  const readings = new Readings(table.headers);
  const targets = Object.entries(profile.columns).flatMap(([name, source]) => {
    const compiled = compileSource(source, typeOf(name), readings);
    if (!compiled) return [];
    // What cannot be read goes on as it is written, so that the refusal can quote it.
    const text = compiled.from ? `nullif(trim(x${compiled.from.index}), '')` : 'NULL';
    return [`coalesce(CAST(${compiled.value} AS VARCHAR), CASE WHEN ${compiled.unread} THEN ${text} END) AS "${name}"`];
  });
  const statement = (decided: ReadonlyMap<number, Decided>) => {
    const cells = readings.list.flatMap(({ index, text, family }) => {
      const decision = decided.get(index);
      const read = family && decision ? [`${readExpression(family, `(${text})`, decision, zone)} AS v${index}`] : [];
      return [`${text} AS x${index}`, ...read];
    });
    return `SELECT row, ${targets.join(', ')} FROM (SELECT row, ${cells.join(', ')} FROM ${table.relation}) ORDER BY row`;
  };
  return { readings: readings.list, statement };
}
