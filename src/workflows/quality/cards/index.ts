/** What whoever judges by a card needs of it, light enough for a page: the card, its sums, its verdicts. */
export type { CardItem, Entries, Scorecard } from '../model.ts';
export { NOT_APPLICABLE } from '../model.ts';
export { sumUp } from '../score.ts';
export { cardOf } from './plain.ts';
