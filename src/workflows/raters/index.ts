export { type CheckResult, POPULATIONS, type Population, type RaterResult, STATISTICS } from './model.ts';
export { ratersProblem } from './problems.ts';
export { checkTable, effectTable, type TextTable } from './table.ts';
