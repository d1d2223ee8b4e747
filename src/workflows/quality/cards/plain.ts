import { Decimal } from '../../../base/decimal.ts';
import type { CardAnswer } from '../answers.ts';
import type { Scorecard } from '../model.ts';

/** A card as it was sent, as the rules read it: a page adds up by the same rules as the server. */
export function cardOf(card: CardAnswer): Scorecard {
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
