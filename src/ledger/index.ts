export { asOf, countsOn, datedIn, isWithdrawal, standingFacts, withdrawalsInForce } from './as-of.ts';
export { checkFact, isKnownKind } from './check.ts';
export { type FactOrigin, type FactReading, type FactRecord, parseFactText, readFactRecords } from './file.ts';
export { FACT_KINDS, type Fact, type FactDraft, type FactKind } from './model.ts';
