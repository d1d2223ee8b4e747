export { asOf, countsOn, datedIn, isWithdrawal, standingFacts, tipOf } from './as-of.ts';
export { FACT_KINDS, type Fact, type FactDraft, type FactKind } from './model.ts';
