/** The pure front door of quality control. */
export { readCard } from './cards/read.ts';
export type * from './model.ts';
export { NOT_APPLICABLE, SCORE_WORKDAYS, STATE_TITLES } from './model.ts';
export { qualityProblem } from './problems.ts';
export { reasonOfCheck } from './reason.ts';
export { verdictsOf } from './score.ts';
export { entriesBefore, rescored } from './scored/corrected.ts';
export { namedFaults } from './scored/items.ts';
