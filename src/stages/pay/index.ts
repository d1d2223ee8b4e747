export { type Delta, deltaSentence } from './delta.ts';
export { type Derivation, factsBySubject, type RunFacts } from './derive.ts';
export type { InputsTable } from './inputs-file.ts';
export type * from './model.ts';
export { type Population, populationOf } from './population.ts';
export { type Answer, metricBook, type Question, questionsOf } from './question.ts';
export { type Evidence, reasonOfInput } from './reason.ts';
export { observed, type PayRun, runPay } from './run.ts';
export { type SettledWith, settle, sumOf } from './settle.ts';
