export { type Contribution, contributions, insuranceOf } from './insurance.ts';
export {
  allowedDeduction,
  annualLeaveDays,
  minimumWageFinding,
  minimumWageOf,
  overtimeFindings,
} from './limits.ts';
export type * from './model.ts';
export { lawProblem } from './problems.ts';
export { type LawFile, readLaw } from './read.ts';
export { bonusTax, bonusTraps, withholding, type YearToDate } from './tax.ts';
