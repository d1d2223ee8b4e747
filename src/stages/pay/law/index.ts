export { hereAllMonth, lawFindings } from './check.ts';
export { citiesOf } from './cities.ts';
export { countedPay } from './counted.ts';
export { type Contribution, contributions, insuranceOf } from './insurance.ts';
export { annualLeaveDays, leastPay } from './leave.ts';
export {
  allowedDeduction,
  minimumWageFinding,
  minimumWageOf,
  overtimeFindings,
} from './limits.ts';
export type * from './model.ts';
export { NOT_COUNTED_ANYWHERE } from './model.ts';
export { type LawFile, readLaw } from './read.ts';
export { bonusTax, bonusTraps, withholding } from './tax.ts';
export {
  contributionReason,
  NET,
  reasonOfWithheld,
  titleOfWithheld,
  WITHHELD_TITLES,
  type WithheldLine,
  withheldId,
  withheldLines,
} from './tell.ts';
export { BROUGHT, contributionsOf, employeePart, type Payment, type Withholding, withhold } from './withhold.ts';
