import { Decimal } from '../../../base/decimal.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import type { Scorecard } from '../model.ts';

/** What more than one of these pages reads, and the shapes it comes in. */

export function readQueue() {
  return answer(api.GET('/api/quality/queue'));
}

export function claimNext() {
  return answer(api.POST('/api/quality/queue/next'));
}
export type Sheet = Awaited<ReturnType<typeof claimNext>>;

export function readCheck(id: string) {
  return answer(api.GET('/api/quality/checks/{id}', { params: { path: { id } } }));
}
export type CheckDetail = Awaited<ReturnType<typeof readCheck>>;
export type CheckRow = CheckDetail['check'];

/** The card as the rules read it: the page adds up by the same rules as the server. */
export function cardOf(card: Sheet['card']): Scorecard {
  return {
    ...card,
    full: card.full === null ? null : Decimal.of(card.full),
    criticalDeductions: Decimal.of(card.criticalDeductions),
    sections: card.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        points: Decimal.of(item.points),
        steps: item.steps.map((step) => Decimal.of(step)),
      })),
    })),
  } as Scorecard;
}
