import type { Records } from '../../../platform/db/port.ts';

/** The table of scorecard versions. */

export interface CardVersion {
  readonly card: string;
  readonly version: number;
  readonly state: 'draft' | 'published';
  readonly text: string;
  /** Counts the saves of a draft. */
  readonly revision: number;
  /** The account that saved it last. */
  readonly editedBy: string;
  readonly editedAt: string;
  /** The first day it is scored by; null: from ever. */
  readonly inForce: string | null;
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
}

interface Row {
  card: string;
  version: number;
  state: CardVersion['state'];
  text: string;
  revision: number;
  edited_by: string;
  edited_at: string;
  in_force: string | null;
  published_by: string | null;
  published_at: string | null;
}

interface Tables {
  quality_card: Row;
}

export async function cardVersions(records: Records, card?: string): Promise<readonly CardVersion[]> {
  let query = records.as<Tables>().selectFrom('quality_card').selectAll().orderBy('card').orderBy('version');
  if (card !== undefined) query = query.where('card', '=', card);
  return (await query.execute()).map(versionOf);
}

/** False where the version, or another draft of the card, is there already. */
export async function addCard(records: Records, version: CardVersion): Promise<boolean> {
  const added = await records
    .as<Tables>()
    .insertInto('quality_card')
    .values(rowOf(version))
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .execute();
  return added.length > 0;
}

/** False where it was saved by somebody else since `revision`, or published. */
export async function keepCard(records: Records, version: CardVersion, revision: number): Promise<boolean> {
  const { card, version: number, ...changed } = rowOf(version);
  const kept = await records
    .as<Tables>()
    .updateTable('quality_card')
    .set(changed)
    .where('card', '=', card)
    .where('version', '=', number)
    .where('revision', '=', revision)
    .where('state', '=', 'draft')
    .returning('version')
    .execute();
  return kept.length > 0;
}

export async function dropCard(records: Records, card: string, version: number): Promise<boolean> {
  const dropped = await records
    .as<Tables>()
    .deleteFrom('quality_card')
    .where('card', '=', card)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning('version')
    .execute();
  return dropped.length > 0;
}

function rowOf(one: CardVersion): Row {
  const { editedBy, editedAt, inForce, publishedBy, publishedAt, ...same } = one;
  return {
    ...same,
    edited_by: editedBy,
    edited_at: editedAt,
    in_force: inForce,
    published_by: publishedBy,
    published_at: publishedAt,
  };
}

function versionOf(row: Row): CardVersion {
  const { edited_by, edited_at, in_force, published_by, published_at, ...same } = row;
  return {
    ...same,
    editedBy: edited_by,
    editedAt: edited_at,
    inForce: in_force,
    publishedBy: published_by,
    publishedAt: published_at,
  };
}
