import type { Hand } from './model.ts';
import { type Confirmer, EXCLUDES, type Proposal, type ProposalKind } from './uses.ts';

/** A proposal as it is kept, and what becomes of it when the results it rests on become others. */

export const PROPOSAL_STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

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
  /** Since when its ground is gone, where it was confirmed before: HR says whether it stays. */
  readonly flaggedAt: string | null;
}

/** What becomes of one proposal. */
export interface Turn {
  readonly turn: 'arises' | 'moves' | 'withdrawn' | 'flagged' | 'unflagged';
  readonly kind: ProposalKind;
  readonly restsOn: readonly string[];
}

/**
 * From the proposals of one person and cycle to those that the results lead to now. What people decided stays decided: a
 * refusal is not asked again, and a confirmed one whose ground is gone is flagged, not undone.
 */
export function turnsOf(
  stored: readonly Pick<StoredProposal, 'kind' | 'state' | 'restsOn' | 'flaggedAt'>[],
  due: readonly Proposal[],
): readonly Turn[] {
  const gone = stored.flatMap(({ kind, state, restsOn, flaggedAt }): readonly Turn[] => {
    if (due.some((one) => one.kind === kind)) return [];
    if (state === 'open') return [{ turn: 'withdrawn', kind, restsOn }];
    return state === 'confirmed' && flaggedAt === null ? [{ turn: 'flagged', kind, restsOn }] : [];
  });
  const come = due.flatMap(({ kind, restsOn }): readonly Turn[] => {
    const before = stored.find((one) => one.kind === kind);
    const rival = stored.find((one) => one.kind === EXCLUDES[kind]);
    if (before === undefined || before.state === 'withdrawn')
      return rival?.state === 'confirmed' ? [] : [{ turn: 'arises', kind, restsOn }];
    if (before.flaggedAt !== null) return [{ turn: 'unflagged', kind, restsOn }];
    const moved = before.state === 'open' && before.restsOn.join() !== restsOn.join();
    return moved ? [{ turn: 'moves', kind, restsOn }] : [];
  });
  return [...gone, ...come];
}
