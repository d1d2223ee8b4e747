import type { PartialText, Text } from '../../base/text.ts';
import type { LineKind } from '../../plan/index.ts';

/** What a person is handed: every line of the plan with its amount, ready to print; why is asked line by line. */
export interface Payslip {
  readonly person: string;
  readonly name: string;
  readonly period: string;
  readonly plan: string;
  readonly planVersion: number;
  readonly title: PartialText;
  readonly lines: readonly PayslipLine[];
}

export interface PayslipLine {
  readonly id: string;
  readonly title: PartialText;
  readonly kind: LineKind;
  readonly unit: string;
  /** Exact text; money with its cents. Null: missing, which is not 0. */
  readonly amount: string | null;
}

/** One line that differs between two payslips, said in one sentence. */
export interface LineChange {
  readonly line: string;
  readonly before: string | null;
  readonly now: string | null;
  readonly sentence: Text;
}
