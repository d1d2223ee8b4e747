import { readTexts, type TextRow } from '../../platform/duckdb/duckdb.ts';
import type { RawTable } from './model.ts';
import type { TableImport } from './request.node.ts';
import { decide, factsExpression, readFacts } from './shapes/column.ts';
import type { Decided } from './shapes/shape.ts';
import type { RosterTransform } from './transform/roster.ts';

/** The rows of a table that is held whole (a roster, a file of facts), each column read by what all of its cells say. */
export async function readSmallTable(
  { connection, context }: TableImport,
  table: RawTable,
  transform: RosterTransform,
): Promise<readonly TextRow[]> {
  const decided = new Map<number, Decided>();
  for (const { index, family, text, unit, order } of transform.readings) {
    if (family === null) continue;
    const facts = `SELECT to_json(${factsExpression(family, text, context.zone)})::VARCHAR AS facts FROM ${table.relation}`;
    const [row = {}] = await readTexts(connection, facts);
    if (row.facts) decided.set(index, decide(family, readFacts(row.facts), { unit, order }));
  }
  return readTexts(connection, transform.statement(decided));
}
