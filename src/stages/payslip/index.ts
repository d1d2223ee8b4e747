export { causesOf } from './causes.ts';
export { comparePayslips } from './compare.ts';
export type * from './model.ts';
export { amountsOf, amountText, payslipOf } from './payslip.ts';
export { reasonOfLine } from './reason.ts';
export type { Settlement } from './settlement.ts';
export { type SlipSheet, sheetOf } from './sheet.ts';
