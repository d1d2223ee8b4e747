import { moneyText } from '../../../base/money.ts';
import { type Withholding, withheldId } from '../../../stages/pay/law/index.ts';
import type { Settlement } from '../../../stages/payslip/index.ts';
import { isInsurance, payableOf } from '../deltas/settled.ts';
import { withholdingFrom } from '../keep.ts';
import type { PaidDelta } from '../model.ts';

/** What a proof holds of a payment beyond the plan's lines; nothing where there is nothing beyond them. */
export function settlementOf(
  row: { readonly steps: string; readonly total: string | null; readonly withheld: string | null },
  line: string,
  deltas: readonly PaidDelta[],
): Settlement | undefined {
  if (row.total === null || (deltas.length === 0 && row.withheld === null)) return undefined;
  return {
    line,
    total: row.steps === 'null' ? null : row.total,
    corrections: deltas.map((delta) => {
      const { period, before, now, difference: settled, reason } = delta;
      return { period, line: delta.line, insurance: isInsurance(delta), before, now, settled, reason };
    }),
    payable: payableOf(row.total, deltas) ?? '0.00',
    withheld: row.withheld === null ? null : provenOf(withholdingFrom(JSON.parse(row.withheld))),
  };
}

function provenOf({ contributions, taxable, bracket, year, tax, net }: Withholding): Settlement['withheld'] {
  return {
    contributions: contributions.map(({ insurance, base, rate, employee }) => {
      return { id: withheldId(insurance), base: base.toString(), rate: rate.toString(), amount: moneyText(employee) };
    }),
    ...{ taxable: taxable.toString(), rate: bracket.rate.toString(), less: bracket.less.toString() },
    withheldBefore: year?.withheld.toString() ?? null,
    ...{ tax: moneyText(tax), net: moneyText(net) },
  };
}
