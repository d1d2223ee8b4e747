export { assign, windowsOf } from './assign.ts';
export { distributionOf } from './distribution.ts';
export { formFor, readForms } from './form.ts';
export type * from './model.ts';
export { CYCLE_STATES, ENTRY_STEPS, STATE_TITLES, STEP_TITLES, STEPS } from './model.ts';
export { decide, MOVES, movesFrom } from './moves.ts';
export { judgedItems } from './rating.ts';
export { PEERS } from './sums.ts';
export { EXCELLENT_MONTHS, PROPOSAL_KINDS, PROPOSALS, type ProposalKind } from './uses.ts';
