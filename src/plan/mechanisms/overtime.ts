import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { constantOf, numberOf } from '../evaluate/expression.ts';
import { gap, typed } from '../evaluate/typed.ts';
import type { Formula, Overtime } from '../model.ts';
import type { MechanismDefinition, Operand } from './mechanism.ts';

/**
 * Overtime by law: an hour is the monthly wage ÷ 174 (21.75 days × 8 h); 150 % on a workday, 200 % on a rest day without
 * time off, 300 % on a statutory holiday (Labour Law art. 44). A plan may pay more with its own `rates` and `over`.
 */
const DAYS = ['workday', 'restday', 'holiday'] as const;
const LAW = { workday: '1.5', restday: '2', holiday: '3', over: '174' } as const;

export const overtime: MechanismDefinition<Overtime> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'overtime');
    const monthly = fields.needFormula('monthly');
    const [workday, restday, holiday] = DAYS.map((day) => fields.formula(day)) as readonly (Formula | null)[];
    const over = fields.formula('over');
    const own = fields.take('rates');
    const rates = own ? reading.fields(own, 'rates') : null;
    const [w, r, h] = DAYS.map((day) => rates?.formula(day) ?? null);
    rates?.done();
    fields.done();
    return {
      type: 'overtime',
      at,
      monthly,
      workday: workday ?? null,
      restday: restday ?? null,
      holiday: holiday ?? null,
      over,
      rates: { workday: w ?? null, restday: r ?? null, holiday: h ?? null },
    };
  },
  operands: (m) => [
    { key: 'monthly', role: 'value', formula: m.monthly },
    ...[...DAYS, 'over' as const].flatMap((key): Operand[] => {
      const formula = m[key];
      return formula ? [{ key, role: 'unit', unit: 'h', formula }] : [];
    }),
    ...DAYS.flatMap((day): Operand[] => {
      const formula = m.rates[day];
      return formula ? [{ key: `rates.${day}`, role: 'ratio', formula }] : [];
    }),
  ],
  compile: (m, scope) => {
    const monthly = numberOf(m.monthly, scope);
    const over = m.over ? numberOf(m.over, scope) : () => Decimal.of(LAW.over);
    const parts = DAYS.flatMap((day) => {
      const hours = m[day];
      const rate = m.rates[day];
      return hours
        ? [{ hours: numberOf(hours, scope), rate: rate ? constantOf(rate, scope) : Decimal.of(LAW[day]) }]
        : [];
    });
    return typed('number', (frame) => {
      const [wage, month] = [monthly(frame), over(frame)];
      if (wage == null || month == null) return gap(wage, month);
      if (month.isZero()) return scope.fail(frame, 'plan.division-by-zero', { formula: m.over?.text ?? '' });
      let weighed = Decimal.ZERO;
      for (const { hours, rate } of parts) {
        const worked = hours(frame);
        if (worked == null) return worked;
        weighed = weighed.plus(worked.times(rate));
      }
      return wage.over(month).times(weighed);
    });
  },
  tell: (m, teller) => {
    const worked = DAYS.flatMap((day) => {
      const hours = m[day];
      return hours ? [{ day, hours, rate: m.rates[day] ? teller.substituted(m.rates[day]) : LAW[day] }] : [];
    });
    const over = m.over ? teller.substituted(m.over) : LAW.over;
    const sum = worked.map((w) => `${teller.substituted(w.hours)} * ${w.rate}`).join(' + ');
    const values = `${teller.substituted(m.monthly)} / ${over} * (${sum || '0'})`;
    return {
      because: eachLang((lang) => {
        const hours = worked.map((w) => `${DAY_WORDS[w.day][lang]} ${teller.show(w.hours)[lang]} × ${w.rate}`);
        const list = hours.join(lang === 'en' ? ', ' : '、');
        if (lang === 'en') return `an hour is the monthly wage ÷ ${over}: ${list}`;
        return lang === 'zh-CN' ? `小时工资 = 月工资 ÷ ${over}：${list}` : `小時工資 = 月工資 ÷ ${over}：${list}`;
      }),
      formula: `${m.monthly.text} / ${m.over?.text ?? LAW.over} * (${worked.map((w) => `${w.hours.text} * ${w.rate}`).join(' + ') || '0'})`,
      substituted: values,
      notes: [],
    };
  },
};

const DAY_WORDS = {
  workday: { 'zh-CN': '工作日', 'zh-TW': '工作日', en: 'workdays' },
  restday: { 'zh-CN': '休息日', 'zh-TW': '休息日', en: 'rest days' },
  holiday: { 'zh-CN': '法定节假日', 'zh-TW': '法定節假日', en: 'statutory holidays' },
} as const;
