import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { factsOf, readTables } from '../read/service.ts';
import { proposeMapping } from './propose.ts';
import { columnsRead } from './sources.ts';
import { readSynonyms } from './synonyms.ts';
import { EXPORTS, type Export, NAMES } from './vendors-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-vendors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = 'catalog/intake/synonyms.yaml';
const synonyms = readSynonyms(readFileSync(resolve(import.meta.dirname, '../../../..', file), 'utf8'), file);

async function proposed({ from, columns }: Export) {
  const headers = Object.keys(columns);
  const rows = NAMES.map((_, i) => Object.values(columns).map(([cell]) => cell(i)));
  const path = join(folder, `${EXPORTS.findIndex((one) => one.from === from)}.csv`);
  writeFileSync(path, [headers, ...rows].map((cells) => cells.join(',')).join('\n'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = await readTables(connection, path, { tempDir: mkdtempSync(join(folder, 'x-')) });
  const [table] = read.ok ? read.value : [];
  if (table === undefined || !synonyms.ok) throw new Error(JSON.stringify(read.problems));
  return proposeMapping(await factsOf(connection, table), synonyms.value);
}

describe('exports of systems that nobody described', () => {
  it.each(EXPORTS.map((one) => [one.from, one] as const))('are told by their columns: %s', async (_, one) => {
    const found = await proposed(one);
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const { profile } = found.value;
    const readers = (header: string) => [
      ...Object.entries(profile.columns).flatMap(([target, source]) =>
        columnsRead(source)[0] === header && !('weight' in source) ? [target] : [],
      ),
      ...Object.entries(profile.person).flatMap(([target, source]) =>
        columnsRead(source)[0] === header ? [`person.${target}`] : [],
      ),
    ];
    const told = Object.keys(one.columns).map((header) => [header, readers(header)]);
    const wanted = Object.entries(one.columns).map(([header, [, target]]) => [header, target ? [target] : []]);
    expect({ kind: profile.kind, ...Object.fromEntries(told) }).toEqual({
      kind: one.kind,
      ...Object.fromEntries(wanted),
    });
  });
});
