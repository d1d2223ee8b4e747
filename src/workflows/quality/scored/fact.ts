import type { PlainDate } from '../../../base/period.ts';
import type { FactDraft } from '../../../ledger/index.ts';
import type { Check, Entries, Score, Scorecard } from '../model.ts';
import { itemsText } from './items.ts';

/** A scored check as the ledger's fact: the columns of activity's kind `check`, so that it is a row like the imported ones. */
export interface Scored {
  readonly check: Check;
  readonly card: Scorecard;
  readonly entries: Entries;
  readonly score: Score;
  /** As rosters name the inspector. */
  readonly inspector: string;
  /** Wall-clock time where the organisation is: `2026-11-21 09:30:00`. */
  readonly checkedAt: string;
}

export function factOf({ check, card, entries, score, inspector, checkedAt }: Scored): FactDraft {
  const { conversation } = check;
  return {
    kind: 'check.scored',
    subject: check.person,
    valid: dayOf(checkedAt),
    until: null,
    by: inspector,
    why: check.remark,
    replaces: null,
    data: {
      contact: conversation.key,
      agent: conversation.agent,
      inspector,
      checked_at: checkedAt,
      channel: conversation.channel,
      project: conversation.project,
      ...outcomeColumns(card, entries, score),
      scorecard: `${card.id}@${card.version}`,
    },
    source: null,
  };
}

/** What a set of entries comes to, as columns of a check: those that a correction by its card says anew, all of them. */
export function outcomeColumns(card: Scorecard, entries: Entries, score: Score) {
  return {
    deductions: score.deductions?.toString() ?? null,
    points: score.points?.toString() ?? null,
    possible: score.possible?.toString() ?? null,
    critical: score.critical,
    wrong_answer: score.wrongAnswer,
    items: itemsText(card, entries),
  };
}

export function dayOf(checkedAt: string): PlainDate {
  return checkedAt.slice(0, 10);
}
