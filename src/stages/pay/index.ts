export { type Delta, deltaSentence, deltasOf, type LineAmounts } from './delta.ts';
export { type Derivation, deriveInputs, factsBySubject, type RunFacts, runFactsOf } from './derive.ts';
export { type InputsTable, readInputsTable } from './inputs-file.ts';
export type * from './model.ts';
export { type Population, populationOf } from './population.ts';
export { payProblem } from './problems.ts';
export { type Answer, metricBook, type Question, questionsOf } from './question.ts';
export { type Evidence, reasonOfInput } from './reason.ts';
export { observed, type PayRun, runPay } from './run.ts';
