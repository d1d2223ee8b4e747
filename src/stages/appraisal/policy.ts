import { Decimal } from '../../base/decimal.ts';
import type { Grade, RatingPolicy } from './model.ts';

/** The shipped choices (plans.md †); an organisation passes its own. */

/** Supervisor 60 %, peers 20 %, self 20 %; anonymous peers need at least three. */
export const RATING_POLICY: RatingPolicy = {
  weights: { supervisor: Decimal.of('0.6'), peer: Decimal.of('0.2'), self: Decimal.of('0.2') },
  atLeast: { peer: 3 },
};

export const GRADES: readonly Grade[] = [
  { id: 'excellent', title: { 'zh-CN': '优秀', 'zh-TW': '優秀', en: 'Excellent' }, from: Decimal.int(90) },
  { id: 'good', title: { 'zh-CN': '良好', 'zh-TW': '良好', en: 'Good' }, from: Decimal.int(80) },
  { id: 'pass', title: { 'zh-CN': '合格', 'zh-TW': '合格', en: 'Pass' }, from: Decimal.int(60) },
  { id: 'fail', title: { 'zh-CN': '不合格', 'zh-TW': '不合格', en: 'Fail' }, from: null },
];
