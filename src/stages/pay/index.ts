export { type Delta, deltaSentence } from './delta.ts';
export { factsBySubject } from './derive.ts';
export type * from './model.ts';
export { coverageOf, employedIn, populationOf } from './population.ts';
export { type Answer, metricBook, questionsOf } from './question.ts';
export { type Evidence, reasonOfInput } from './reason.ts';
export { observationsOf, observed, type PayRun, runPay } from './run.ts';
export { settle, sumOf } from './settle.ts';
export { ownOf, restText, stintsOf } from './stint.ts';
