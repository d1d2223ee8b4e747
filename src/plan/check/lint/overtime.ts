import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import { whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import { LEGAL_RATES } from '../reach/mechanism.ts';
import type { Study } from '../study.ts';

const HUNDRED = Decimal.int(100);

/** Overtime paid under the law's 150, 200 and 300 %. */
export function overtimeRates({ plan, reach }: Study): readonly Problem[] {
  return plan.lines.flatMap((line) => {
    const { mechanism } = line;
    if (mechanism.type !== 'overtime') return [];
    return (['workday', 'restday', 'holiday'] as const).flatMap((day) => {
      const rate = mechanism.rates[day];
      const found = rate ? reach.of(rate, line).low : null;
      const least = LEGAL_RATES[day];
      if (!rate || found === null || found.compare(least) >= 0) return [];
      const params = { day, found: found.times(HUNDRED).toDigits(2), least: least.times(HUNDRED).toDigits() };
      return [checkProblem('check.overtime-rate', params, whereIs(plan, rate.at, line))];
    });
  });
}
