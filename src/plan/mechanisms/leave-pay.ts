import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import type { Compute } from '../evaluate/frame.ts';
import { gap, typed } from '../evaluate/typed.ts';
import type { Teller } from '../explain/telling.ts';
import type { Formula, LeavePay } from '../model.ts';
import type { MechanismDefinition, Operand } from './mechanism.ts';

/**
 * The difference that leave makes to a full month's pay, by the day (monthly ÷ 21.75): annual leave not taken pays 200 %
 * on top of the normal wage (Regulation on Paid Annual Leave art. 5), an unpaid day takes a day away, a sick day pays
 * `sick_rate` of a day and never less than a day of `sick_floor` (80 % of the minimum wage).
 */
const DAYS_A_MONTH = Decimal.of('21.75');
const UNUSED_ON_TOP = Decimal.int(2);
const NUMBERS = ['unused', 'sick', 'unpaid'] as const;

export const leavePay: MechanismDefinition<LeavePay> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'leave_pay');
    const result: LeavePay = {
      type: 'leave_pay',
      at,
      monthly: fields.needFormula('monthly'),
      unused: fields.formula('unused'),
      sick: fields.formula('sick'),
      sickRate: fields.formula('sick_rate'),
      sickFloor: fields.formula('sick_floor'),
      unpaid: fields.formula('unpaid'),
      over: fields.formula('over'),
    };
    if (result.sick && !result.sickRate) reading.refuse('plan.missing-key', node.at, { key: 'sick_rate' });
    fields.done();
    return result;
  },
  operands: (m) => [
    { key: 'monthly', role: 'value', formula: m.monthly },
    ...(m.sickFloor ? [{ key: 'sick_floor', role: 'value', formula: m.sickFloor } as const] : []),
    ...(m.sickRate ? [{ key: 'sick_rate', role: 'ratio', formula: m.sickRate } as const] : []),
    ...[...NUMBERS, 'over' as const].flatMap((key): Operand[] => {
      const formula = m[key];
      return formula ? [{ key, role: 'unit', unit: 'day', formula }] : [];
    }),
  ],
  compile: (m, scope) => {
    const of = (formula: Formula | null, otherwise: Decimal): Compute<Decimal> =>
      formula ? numberOf(formula, scope) : () => otherwise;
    const monthly = numberOf(m.monthly, scope);
    const over = of(m.over, DAYS_A_MONTH);
    const [unused, sick, unpaid] = NUMBERS.map((key) => of(m[key], Decimal.ZERO)) as [Num, Num, Num];
    const [rate, least] = [of(m.sickRate, Decimal.ONE), of(m.sickFloor, Decimal.ZERO)];
    return typed('number', (frame) => {
      const values = [monthly, over, unused, sick, unpaid, rate, least].map((one) => one(frame));
      const hole = values.find((value) => value == null);
      if (values.some((value) => value == null)) return gap(hole, values.includes(undefined) ? undefined : null);
      const [wage, month, left, ill, away, part, floor] = values as [D, D, D, D, D, D, D];
      if (month.isZero()) return scope.fail(frame, 'plan.division-by-zero', { formula: m.over?.text ?? '' });
      const day = wage.over(month);
      const sickDay = day.times(part).max(floor.over(month)).min(day);
      return day.times(left.times(UNUSED_ON_TOP).minus(away)).minus(day.minus(sickDay).times(ill));
    });
  },
  tell: (m, teller) => {
    const over = m.over ? teller.substituted(m.over) : DAYS_A_MONTH.toString();
    const days = NUMBERS.flatMap((key) => {
      const formula = m[key];
      return formula ? [{ key, formula }] : [];
    });
    const weighs = { unused: '2', sick: sickWeight(m, teller), unpaid: '−1' };
    const sick = `sick day ≥ ${m.sickFloor?.text ?? '0'} / ${m.over?.text ?? over}`;
    return {
      because: eachLang((lang) => {
        const list = days.map((d) => `${LEAVE_WORDS[d.key][lang]} ${teller.show(d.formula)[lang]} × ${weighs[d.key]}`);
        if (lang === 'en') return `a day is the monthly wage ÷ ${over}: ${list.join(', ')}`;
        const head = lang === 'zh-CN' ? '日工资 = 月工资' : '日工資 = 月工資';
        return `${head} ÷ ${over}：${list.join('、')}`;
      }),
      formula: `${m.monthly.text} / ${m.over?.text ?? over} * (2 * ${m.unused?.text ?? '0'} - ${m.unpaid?.text ?? '0'} - (1 - ${m.sickRate?.text ?? '1'}) * ${m.sick?.text ?? '0'}), ${sick}`,
      substituted: `${teller.substituted(m.monthly)} / ${over} * (2 * ${shown(m.unused, teller.substituted)} - ${shown(m.unpaid, teller.substituted)} - (1 - ${m.sickRate ? teller.substituted(m.sickRate) : '1'}) * ${shown(m.sick, teller.substituted)})`,
      notes: [],
    };
  },
};

/** What a sick day takes off a day's pay, as it came out: its rate, or the floor where that is more. */
function sickWeight(m: LeavePay, teller: Teller): string {
  const number = (formula: Formula | null, otherwise: Decimal) => (formula && teller.number(formula)) ?? otherwise;
  const day = number(m.monthly, Decimal.ZERO);
  if (day.isZero()) return '0';
  const part = number(m.sickRate, Decimal.ONE).max(number(m.sickFloor, Decimal.ZERO).over(day)).min(Decimal.ONE);
  return `(${part.toDigits(4)} − 1)`;
}

type D = Decimal;
type Num = Compute<Decimal>;

function shown(formula: Formula | null, substituted: (formula: Formula) => string): string {
  return formula ? substituted(formula) : '0';
}

const LEAVE_WORDS = {
  unused: { 'zh-CN': '未休年假', 'zh-TW': '未休年假', en: 'annual leave not taken' },
  sick: { 'zh-CN': '病假', 'zh-TW': '病假', en: 'sick' },
  unpaid: { 'zh-CN': '无薪缺勤', 'zh-TW': '無薪缺勤', en: 'unpaid' },
} as const;
