export { goalsOf } from './goals.ts';
export { AREA_TITLES, AREAS, type Area, type Goal, type GoalSet, type GoalState } from './model.ts';
export { goalsProblem } from './problems.ts';
