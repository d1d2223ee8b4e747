export { AREA_TITLES, AREAS, type Area, type Goal, type GoalSet, type GoalState } from './model.ts';
