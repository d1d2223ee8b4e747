/** The pure front door of metrics. */

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
  TRANSFER_RULES,
  type TransferRule,
} from './model.ts';
export { reasonOf } from './reason.ts';
export { callText, metricCall, type RequestText, readRequest } from './request.ts';
export { rowParams } from './rows/params.ts';
export { metricsTable } from './table.ts';

export { withinReach } from './within.ts';
