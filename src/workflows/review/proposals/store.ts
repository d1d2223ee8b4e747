import { type Selectable, sql } from 'kysely';
import { behind, inOrder, type Order } from '../../../platform/db/keyset.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { ConfirmingHand, ProposalState, StoredProposal } from '../proposal.ts';
import type { ProposalKind } from '../uses.ts';

/** Proposals, with who has confirmed them so far. */

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
  flagged_at: string | null;
}

interface Tables {
  review_proposal: ProposalRow;
}

const ROWS_AT_ONCE = 1000;

/** One of a kind for a person and cycle: it is made anew in its place. */
export async function keepProposals(records: Records, proposals: readonly StoredProposal[]): Promise<void> {
  for (let from = 0; from < proposals.length; from += ROWS_AT_ONCE)
    await records
      .as<Tables>()
      .insertInto('review_proposal')
      .values(proposals.slice(from, from + ROWS_AT_ONCE).map(rowOf))
      .onConflict((conflict) =>
        conflict.columns(['cycle_id', 'person', 'kind']).doUpdateSet(({ ref }) => ({
          state: ref('excluded.state'),
          hands: ref('excluded.hands'),
          made_at: ref('excluded.made_at'),
          rests_on: ref('excluded.rests_on'),
          why: ref('excluded.why'),
          fact: ref('excluded.fact'),
          flagged_at: ref('excluded.flagged_at'),
        })),
      )
      .execute();
}

/** Held to the end of the transaction, so that of two that exclude each other one is confirmed. */
export async function selectProposalsOf(
  records: Records,
  cycle: string,
  people: readonly string[],
): Promise<readonly StoredProposal[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('review_proposal')
    .selectAll()
    .where('cycle_id', '=', cycle)
    .where(sql<boolean>`person = any(${[...people]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(proposalOf);
}

export async function selectProposal(records: Records, id: string): Promise<StoredProposal | undefined> {
  const row = await records
    .as<Tables>()
    .selectFrom('review_proposal')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && proposalOf(row);
}

export interface ProposalFilter {
  readonly state?: ProposalState | undefined;
  readonly kind?: ProposalKind | undefined;
  /** Only those that were confirmed and have lost their ground. */
  readonly flagged?: boolean | undefined;
  /** The newest first where nothing is said. */
  readonly order?: Order | undefined;
}

const NEWEST: Order = { key: { column: 'made_at', as: 'instant' }, down: true };

export async function selectProposals(
  records: Records,
  filter: ProposalFilter,
  limit: number,
): Promise<readonly StoredProposal[]> {
  let query = records
    .as<Tables>()
    .selectFrom('review_proposal')
    .selectAll()
    .where(behind(filter.order ?? NEWEST))
    .orderBy(inOrder(filter.order ?? NEWEST))
    .limit(limit);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.flagged === true) query = query.where('flagged_at', 'is not', null);
  return (await query.execute()).map(proposalOf);
}

function rowOf(proposal: StoredProposal): ProposalRow {
  const { cycle, hands, madeAt, restsOn, flaggedAt, ...row } = proposal;
  return {
    ...row,
    cycle_id: cycle,
    hands: JSON.stringify(hands) as never,
    made_at: madeAt,
    flagged_at: flaggedAt,
    rests_on: JSON.stringify(restsOn) as never,
  };
}

function proposalOf({ cycle_id, made_at, rests_on, flagged_at, ...row }: Selectable<ProposalRow>): StoredProposal {
  return { ...row, cycle: cycle_id, madeAt: made_at, restsOn: rests_on, flaggedAt: flagged_at };
}
