export { appraise, consecutiveMonths, curveScore, gradeOf } from './appraise.ts';
export type * from './model.ts';
export { SOURCES } from './model.ts';
export { GRADES, policiesIn, RATING_POLICY } from './policy.ts';
export { ratingsOf, scoresByPerson } from './ratings.ts';
export { reasonOfAppraisal, reasonOfItem, SOURCE_NAMES } from './reason.ts';
