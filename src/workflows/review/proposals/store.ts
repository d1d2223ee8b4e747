import { type Selectable, sql } from 'kysely';
import type { Records } from '../../../platform/db/port.ts';
import type { Hand } from '../model.ts';
import type { Confirmer, ProposalKind } from '../uses.ts';

/** Proposals, with who has confirmed them so far. */

export type ProposalState = 'open' | 'confirmed' | 'refused';

export interface ConfirmingHand extends Hand {
  readonly as: Confirmer;
}

export interface StoredProposal {
  readonly id: string;
  readonly cycle: string;
  readonly person: string;
  readonly name: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly hands: readonly ConfirmingHand[];
  readonly madeAt: string;
  readonly restsOn: readonly string[];
  readonly why: string;
  readonly fact: string | null;
}

interface ProposalRow {
  id: string;
  cycle_id: string;
  person: string;
  name: string;
  kind: ProposalKind;
  state: ProposalState;
  hands: readonly ConfirmingHand[];
  made_at: string;
  rests_on: readonly string[];
  why: string;
  fact: string | null;
}

interface Tables {
  review_proposal: ProposalRow;
}

const ROWS_AT_ONCE = 1000;

export async function insertProposals(records: Records, proposals: readonly StoredProposal[]): Promise<void> {
  for (let from = 0; from < proposals.length; from += ROWS_AT_ONCE)
    await records
      .as<Tables>()
      .insertInto('review_proposal')
      .values(proposals.slice(from, from + ROWS_AT_ONCE).map(rowOf))
      .execute();
}

export async function selectProposal(records: Records, id: string): Promise<StoredProposal | undefined> {
  const row = await records
    .as<Tables>()
    .selectFrom('review_proposal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && proposalOf(row);
}

export async function updateProposal(records: Records, proposal: StoredProposal): Promise<void> {
  const { id, ...values } = rowOf(proposal);
  await records.as<Tables>().updateTable('review_proposal').set(values).where('id', '=', id).execute();
}

export interface ProposalFilter {
  readonly state?: ProposalState | undefined;
  readonly kind?: ProposalKind | undefined;
  /** Instant and id of the row before the page. */
  readonly after?: readonly [string, string] | undefined;
}

/** Newest first. */
export async function selectProposals(
  records: Records,
  filter: ProposalFilter,
  limit: number,
): Promise<readonly StoredProposal[]> {
  let query = records
    .as<Tables>()
    .selectFrom('review_proposal')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.after !== undefined)
    query = query.where(sql<boolean>`(made_at, id) < (${filter.after[0]}::timestamptz, ${filter.after[1]})`);
  return (await query.execute()).map(proposalOf);
}

function rowOf(proposal: StoredProposal): ProposalRow {
  const { cycle, hands, madeAt, restsOn, ...row } = proposal;
  return {
    ...row,
    cycle_id: cycle,
    hands: JSON.stringify(hands) as never,
    made_at: madeAt,
    rests_on: JSON.stringify(restsOn) as never,
  };
}

function proposalOf({ cycle_id, made_at, rests_on, ...row }: Selectable<ProposalRow>): StoredProposal {
  return { ...row, cycle: cycle_id, madeAt: made_at, restsOn: rests_on };
}
