/** The pure front door of metrics. */
export { type AdjustedRow, adjust, CASE_MIX, stratified } from './adjust.ts';
export { compareGroups, metricRows } from './cells.ts';
export { correctionsOf, DECISION_KINDS } from './corrections.ts';
export { loadMetrics } from './definition.ts';
export { DIMENSION_TITLES } from './dimension-titles.ts';
export { wilson } from './interval.ts';
export {
  type Correction,
  DIMENSIONS,
  type Dimension,
  type MetricCall,
  type MetricCell,
  type MetricDefinition,
  type MetricRequest,
  type MetricRow,
  type MetricShape,
  type MetricSource,
  TRANSFER_RULES,
  type TransferFrom,
  type TransferRule,
} from './model.ts';
export { metricProblem } from './problems.ts';
export { reasonOf } from './reason.ts';
export { callText, metricCall, type RequestText, readRequest } from './request.ts';
export { rowParams } from './rows/params.ts';
export { compileMetrics } from './sql/compile.ts';
export { metricsTable } from './table.ts';
export { FIRST_RULE, TRANSFER_SETTING, transferOf } from './transfer.ts';
export { withinReach } from './within.ts';
