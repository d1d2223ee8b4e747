export { AREA_TITLES, AREAS, type Area, type Goal } from './model.ts';
