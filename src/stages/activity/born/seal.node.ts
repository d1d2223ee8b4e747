import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainDate } from '../../../base/period.ts';
import type { Fact } from '../../../ledger/index.ts';
import { hasFactsOf, ledgerInstant, readBeyond } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import { type Duck, openDuck } from '../../../platform/duckdb/duckdb.ts';
import { lendToDuck } from '../lend.node.ts';
import { KINDS, type Kind } from '../model.ts';
import type { ActivityStore, LentTable, StagedFile } from '../port.ts';
import { layoutOf, quoteName, quoteText, SEGMENT_FORMAT } from '../sql.ts';
import { BIRTHS, SEALED, type Sealing } from './model.ts';
import { bornFacts, changedFacts, rowOf } from './rows.ts';

export interface SealingWorld {
  readonly activity: ActivityStore;
  readonly records: Records;
  readonly now: () => string;
  readonly newId: () => string;
}

/**
 * Seals the rows born on the days up to `through`, which must be over: from then on they are stored like imported ones, and
 * nothing that anybody reads changes, as known now or earlier. Returns how many rows were sealed.
 */
export function sealBorn(world: SealingWorld, through: PlainDate): Promise<number> {
  return world.activity.exclusively(async () => {
    let rows = 0;
    for (const kind of KINDS) rows += await sealKind(world, kind, through);
    return rows;
  });
}

async function sealKind(world: SealingWorld, kind: Kind, through: PlainDate): Promise<number> {
  const { activity, records, now, newId } = world;
  const birth = BIRTHS[kind];
  if (birth === undefined || !(await hasFactsOf(records, birth.fact))) return 0;
  const before = await activity.sealing(kind);
  const known = await ledgerInstant(records);
  // Sealing less far than before would leave rows that no sealing speaks for.
  if (known === null || (before !== null && through < before.through)) return 0;
  const days = { first: '0001-01-01', last: through };
  const beyond = before && { valid: before.through, known: before.known };
  const facts = await readBeyond(records, { kind: birth.fact, days, beyond, known });
  const changed = changedFacts(facts);
  const rows = bornFacts(kind, facts, before).rows.filter((fact) => !changed.has(fact.id));
  if (rows.length === 0) return 0;
  const at = now();
  const sealing = { id: newId(), through, known, at: at > known ? at : known };
  await publish(activity, kind, sealing, rows);
  return rows.length;
}

interface NewSealing extends Sealing {
  readonly id: string;
  /** The instant from which the stored rows speak. */
  readonly at: string;
}

async function publish(activity: ActivityStore, kind: Kind, sealing: NewSealing, rows: readonly Fact[]): Promise<void> {
  const { id, through, known, at } = sealing;
  const folder = join(activity.stagingFolder, id);
  mkdirSync(folder, { recursive: true });
  const duck = await openDuck({ tempFolder: folder, memoryLimit: '200MB' });
  try {
    const days = rows.map((fact) => fact.valid).sort();
    await activity.publish({
      kind,
      files: await stage(duck, folder, kind, id, rows),
      record: {
        id,
        kind,
        file: BIRTHS[kind]?.fact ?? '',
        sheet: '',
        profile: SEALED,
        hash: createHash('sha256')
          .update(rows.map((fact) => fact.id).join())
          .digest('hex'),
        known: at,
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
      },
      report: () => ({ through, known }),
      dryRun: false,
    });
  } finally {
    duck.close();
  }
}

/** The rows as staged files, a month each. */
async function stage(duck: Duck, folder: string, kind: Kind, id: string, rows: readonly Fact[]): Promise<StagedFile[]> {
  const layout = layoutOf(kind);
  const columns = layout.map(({ name }) => ({ name, type: 'text' }) as const);
  const casts = layout.map(({ name, sqlType }) => `CAST(${quoteName(name)} AS ${sqlType}) AS ${quoteName(name)}`);
  const files: StagedFile[] = [];
  for (const month of [...new Set(rows.map((fact) => fact.valid.slice(0, 7)))].sort()) {
    const mine = rows.filter((fact) => fact.valid.startsWith(month));
    const table: LentTable = { name: 'sealed', columns, rows: mine.map((fact) => rowOf(kind, fact, id)) };
    await lendToDuck(duck.connection, table);
    const path = join(folder, `${month}.parquet`);
    await duck.connection.run(
      `COPY (SELECT ${casts.join(', ')} FROM sealed) TO ${quoteText(path)} (${SEGMENT_FORMAT})`,
    );
    files.push({ month, path });
  }
  return files;
}
