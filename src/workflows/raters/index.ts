/** The pure front door of the rater check. */
export { ratersProblem } from './problems.ts';
export { effectsFor, ratersFor } from './sight.ts';
export { checkTable, effectTable } from './table.ts';
