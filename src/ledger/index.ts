export { asOf, countsOn, datedIn, isWithdrawal, standingFacts, withdrawalsInForce } from './as-of.ts';
export { checkFact } from './check.ts';
export { type Discreet, isPayField, withoutPay } from './discretion.ts';
export { fieldTitle } from './field-titles.ts';
<<<<<<< HEAD
export { fieldValue } from './field-values.ts';
export { type FactOrigin, type FactReading, type FactRecord, readFactRecords } from './file.ts';
export { isHandKind } from './hand.ts';
=======
export { fieldValue, valueNamed } from './field-values.ts';
export { type FactOrigin, type FactReading, type FactRecord, parseFactText, readFactRecords } from './file.ts';
export { HAND_KINDS, isHandKind } from './hand.ts';
>>>>>>> 6f3d7cd (wip3)
export { kindTitle } from './kind-titles.ts';
export { type Fact, type FactDraft, type FactKind, IMPORT_REDONE, IMPORT_UNDONE } from './model.ts';
export { isOverruled } from './overruled.ts';
export { ledgerProblem } from './problems.ts';
export { saidBy } from './said.ts';
