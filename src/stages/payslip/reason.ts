import type { Reason } from '../../base/explain.ts';
import { reasonOf } from '../../plan/index.ts';
import { type Evidence, type PersonPay, reasonOfInput } from '../pay/index.ts';

/**
 * Why a payslip line has its amount: formula with values, band taken and the distance to the next, inputs with their
 * sources, down to the rows in `evidence` (by input id; fetched by whoever has the store). Null where nothing was paid.
 */
export function reasonOfLine(
  pay: PersonPay,
  line: string,
  evidence: Readonly<Record<string, Evidence>> = {},
): Reason | null {
  const { evaluation } = pay;
  if (evaluation === null) return null;
  const { plan, slots } = evaluation.compiled;
  return reasonOf(evaluation, line, {
    input: (id) => {
      const input = plan.inputs.find((one) => one.id === id);
      const derived = pay.inputs[id];
      if (input === undefined || derived === undefined) return undefined;
      const counted = evaluation.frame.values[slots.get(id) ?? -1] ?? null;
      return reasonOfInput(plan, input, derived, counted, evidence[id]);
    },
  });
}
