export { asOf, countsOn, datedIn, isWithdrawal, standingFacts, withdrawalsInForce } from './as-of.ts';
export { checkFact, isKnownKind } from './check.ts';
export { type Discreet, isPayField, keepingHidden, withoutPay } from './discretion.ts';
export { type FactOrigin, type FactReading, type FactRecord, parseFactText, readFactRecords } from './file.ts';
export { HAND_KINDS, isHandKind } from './hand.ts';
export { kindTitle } from './kind-titles.ts';
export { FACT_KINDS, type Fact, type FactDraft, type FactKind, IMPORT_REDONE, IMPORT_UNDONE } from './model.ts';
export { isOverruled } from './overruled.ts';
export { ledgerProblem } from './problems.ts';
