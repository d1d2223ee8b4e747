export { asOf, countsOn, datedIn, isWithdrawal, standingFacts, withdrawalsInForce } from './as-of.ts';
export { checkFact, isKnownKind } from './check.ts';
export { FACT_KINDS, type Fact, type FactDraft, type FactKind } from './model.ts';
