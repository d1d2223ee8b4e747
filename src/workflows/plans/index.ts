export { PLAN_STATES, type PlanVersion, STATE_TITLES } from './model.ts';
export { planWorkProblem } from './problems.ts';
