import type { Insertable } from 'kysely';
import type { Records } from '../../platform/db/port.ts';
import type { Hand, PlanState, PlanVersion } from './model.ts';

/** The table of plan versions. */

interface Row {
  plan: string;
  version: number;
  state: string;
  text: string;
  revision: number;
  based_on: number | null;
  authors: string;
  edited_at: string;
  in_force: string | null;
  published_by: string | null;
  published_at: string | null;
}

interface Tables {
  plan_version: Row;
}

export async function versionsOf(records: Records, plan?: string): Promise<readonly PlanVersion[]> {
  let query = records.as<Tables>().selectFrom('plan_version').selectAll().orderBy('plan').orderBy('version');
  if (plan !== undefined) query = query.where('plan', '=', plan);
  return (await query.execute()).map(versionOf);
}

export async function findVersion(records: Records, plan: string, version: number): Promise<PlanVersion | undefined> {
  const row = await records
    .as<Tables>()
    .selectFrom('plan_version')
    .selectAll()
    .where('plan', '=', plan)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && versionOf(row);
}

/** Adds a version; false where the number, or the plan's one draft, is taken. */
export async function addVersion(records: Records, version: PlanVersion): Promise<boolean> {
  const added = await records
    .as<Tables>()
    .insertInto('plan_version')
    .values(rowOf(version))
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .execute();
  return added.length > 0;
}

/** Keeps a changed draft; false where somebody else saved it since `revision` was read. */
export async function keepVersion(records: Records, version: PlanVersion, revision: number): Promise<boolean> {
  const { plan: _, version: __, ...changed } = rowOf(version);
  const kept = await records
    .as<Tables>()
    .updateTable('plan_version')
    .set(changed)
    .where('plan', '=', version.plan)
    .where('version', '=', version.version)
    .where('revision', '=', revision)
    .where('state', '<>', 'published')
    .returning('version')
    .execute();
  return kept.length > 0;
}

export async function dropVersion(records: Records, plan: string, version: number): Promise<boolean> {
  const dropped = await records
    .as<Tables>()
    .deleteFrom('plan_version')
    .where('plan', '=', plan)
    .where('version', '=', version)
    .where('state', '<>', 'published')
    .returning('version')
    .execute();
  return dropped.length > 0;
}

function rowOf(one: PlanVersion): Insertable<Row> {
  return {
    plan: one.plan,
    version: one.version,
    state: one.state,
    text: one.text,
    revision: one.revision,
    based_on: one.basedOn,
    authors: JSON.stringify(one.authors),
    edited_at: one.editedAt,
    in_force: one.inForce,
    published_by: one.publishedBy && JSON.stringify(one.publishedBy),
    published_at: one.publishedAt,
  };
}

function versionOf(row: Row): PlanVersion {
  return {
    plan: row.plan,
    version: Number(row.version),
    state: row.state as PlanState,
    text: row.text,
    revision: Number(row.revision),
    basedOn: row.based_on,
    authors: parsed<readonly Hand[]>(row.authors),
    editedAt: row.edited_at,
    inForce: row.in_force,
    publishedBy: row.published_by === null ? null : parsed<Hand>(row.published_by),
    publishedAt: row.published_at,
  };
}

/** PGlite hands JSON over as text, PostgreSQL's driver as what it says. */
function parsed<T>(json: string): T {
  return (typeof json === 'string' ? JSON.parse(json) : json) as T;
}
