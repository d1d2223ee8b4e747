import type { PlainDate } from '../../../base/period.ts';
import type { FactDraft } from '../../../ledger/index.ts';
import type { Check, Entries, Score, Scorecard } from '../model.ts';

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
      deductions: score.deductions?.toString() ?? null,
      points: score.points?.toString() ?? null,
      possible: score.possible?.toString() ?? null,
      critical: score.critical,
      wrong_answer: score.wrongAnswer,
      items: itemsText(card, entries),
      scorecard: `${card.id}@${card.version}`,
    },
    source: null,
  };
}

export function dayOf(checkedAt: string): PlainDate {
  return checkedAt.slice(0, 10);
}

/** `greeting=2 (haste); tone=na`: every item in the card's order, so that the fact alone says what was decided. */
function itemsText(card: Scorecard, entries: Entries): string {
  return card.sections
    .flatMap((section) => section.items)
    .map(({ id }) => {
      const entry = entries[id];
      const cause = entry?.cause ?? '';
      return `${id}=${entry?.value ?? ''}${cause === '' ? '' : ` (${cause})`}`;
    })
    .join('; ');
}
