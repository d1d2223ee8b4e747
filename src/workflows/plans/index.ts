export type { YamlPath } from './edit.ts';
export { type Hand, PLAN_STATES, type PlanState, type PlanVersion, STATE_TITLES } from './model.ts';
export { planWorkProblem } from './problems.ts';
