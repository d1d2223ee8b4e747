import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { sameText } from '../../../base/text.ts';
import {
  allowedDeduction,
  annualLeaveDays,
  bonusTax,
  bonusTraps,
  contributions,
  insuranceOf,
  type Law,
  leastPay,
  minimumWageFinding,
  minimumWageOf,
  overtimeFindings,
  readLaw,
  withholding,
} from './index.ts';

const FOLDER = new URL('../../../../catalog/law/', import.meta.url);
const files = readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }));

function shipped(): Law {
  const read = readLaw(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const law = shipped();
const d = Decimal.of;
const codes = (problems: readonly { readonly code: string }[]) => problems.map((p) => p.code);

describe('the shipped tables of law', () => {
  it('are read without a problem, each with a source', () => {
    expect(readLaw(files).problems).toEqual([]);
    expect(law.sources.every((s) => s.address.startsWith('https://'))).toBe(true);
  });

  it('hold 13 statutory holidays and 6 make-up workdays for 2026', () => {
    expect(law.holidays[0]?.statutory).toHaveLength(13);
    expect(law.holidays[0]?.makeupWorkdays).toHaveLength(6);
  });

  it('divide a month into 174 hours', () => {
    expect(law.overtime.hoursAMonth.toString()).toBe('174');
  });

  it('are refused where a table is missing, a key misspelt or a date impossible', () => {
    const without = readLaw(files.filter((f) => f.file !== 'leave.yaml'));
    expect(codes(without.problems)).toEqual(['law.table-missing']);
    const broken = files.map((f) =>
      f.file === 'income-tax.yaml'
        ? { ...f, text: f.text.replace('2027-12-31', '2027-02-30').replace('less:', 'les:') }
        : f,
    );
    expect(new Set(codes(readLaw(broken).problems))).toContain('law.not-a-date');
    expect(codes(readLaw([...files, { file: 'x.yaml', text: 'law: gravity' }]).problems)).toEqual([
      'law.table-unknown',
    ]);
  });
});

describe('a city that an organisation adds', () => {
  const guide = readFileSync(new URL('../../../../docs/operate/law.md', import.meta.url), 'utf8');
  const [insurance = '', wage = ''] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  const added = (text: string) => readLaw([...files, { file: 'own.yaml', text }]);

  it('is read from files as the guide shows them', () => {
    const read = readLaw([...files, { file: 'a.yaml', text: insurance }, { file: 'b.yaml', text: wage }]);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const city = insuranceOf(read.value.insurances, '示例市', '2026-09-30');
    const paid = city.ok ? contributions(city.value, d('2000')) : city;
    // Each floor of its own: 5,000 × 8 %, 5,500 × 2 %, 2,500 × 0.2 %, nothing, 2,500 × 5 %.
    expect(paid.ok && paid.value.map((c) => c.employee.toFixed(2))).toEqual([
      '400.00',
      '110.00',
      '5.00',
      '0.00',
      '125.00',
    ]);
    const least = minimumWageOf(read.value.minimumWages, 'Example', '2026-09-30');
    expect(least.ok && least.value.monthly.toString()).toBe('2500');
  });

  it('is refused where an insurance is left out, a percent sign is forgotten or a floor stands above its cap', () => {
    expect(codes(added(insurance.replace(/ {2}medical:.*\n/, '')).problems)).toEqual(['plan.missing-key']);
    expect(codes(added(insurance.replace('employee: 8%', 'employee: 8')).problems)).toEqual(['law.number-odd']);
    expect(codes(added(insurance.replace('floor: 5500', 'floor: 55000')).problems)).toEqual(['law.number-odd']);
  });
});

describe('income tax withheld month by month', () => {
  it('follows the official example: 30,000 a month with 5,250 of contributions', () => {
    let withheld = Decimal.ZERO;
    const months: string[] = [];
    for (let month = 1; month <= 12; month++) {
      const n = Decimal.int(month);
      const tax = withholding(law.tax, {
        income: d('30000').times(n),
        months: month,
        contributions: d('5250').times(n),
        additionalDeductions: Decimal.ZERO,
        withheld,
      });
      withheld = withheld.plus(tax);
      months.push(tax.toFixed(2));
    }
    const expected = ['592.50', '837.50', ...Array(5).fill('1975.00'), '3375.00', ...Array(4).fill('3950.00')];
    expect(months).toEqual(expected);
  });

  it('never gives back within the year', () => {
    const year = {
      income: d('5000'),
      months: 1,
      contributions: d('0'),
      additionalDeductions: d('0'),
      withheld: d('12'),
    };
    expect(withholding(law.tax, year).toFixed(2)).toBe('0.00');
  });
});

describe('a yearly bonus taxed apart', () => {
  it.each([
    ['100000', '9790.00'],
    ['36000', '1080.00'],
    ['36001', '3390.10'],
    ['0', '0.00'],
    ['960001', '416840.45'],
  ])('of %s is taxed %s', (bonus, tax) => {
    const result = bonusTax(law.tax, d(bonus), '2026-12-31');
    expect(result.ok && result.value.toFixed(2)).toBe(tax);
  });

  it('knows the zones in which more pay is less in hand', () => {
    expect(bonusTraps(law.tax).map((t) => [t.edge.toString(), t.end.toFixed(2)])).toEqual([
      ['36000', '38566.67'],
      ['144000', '160500.00'],
      ['300000', '318333.33'],
      ['420000', '447500.00'],
      ['660000', '706538.46'],
      ['960000', '1120000.00'],
    ]);
  });

  it('warns inside a zone and not at its ends', () => {
    const warned = ['36000', '36001', '38566.66', '38566.67', '1119999', '1120000'].map(
      (bonus) => bonusTax(law.tax, d(bonus), '2026-12-31').problems.length,
    );
    expect(warned).toEqual([0, 1, 1, 0, 1, 0]);
  });

  it('is refused after the rule has ended', () => {
    expect(bonusTax(law.tax, d('1000'), '2027-12-31').ok).toBe(true);
    expect(codes(bonusTax(law.tax, d('1000'), '2028-01-01').problems)).toEqual(['law.bonus-apart-ended']);
  });
});

describe('a deduction for loss', () => {
  it('takes the claim where the law leaves room, a fifth at most, and never goes under the minimum wage', () => {
    const allowed = (claim: string, gross: string) =>
      allowedDeduction(d(claim), d(gross), d('2740'), law.deductionShare).toFixed(2);
    expect(allowed('500', '4300')).toBe('500.00');
    expect(allowed('5000', '4300')).toBe('860.00');
    expect(allowed('5000', '2900')).toBe('160.00');
    expect(allowed('5000', '2700')).toBe('0.00');
  });

  it('keeps both limits for every claim and wage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (c, g) => {
        const [claim, gross] = [Decimal.ratio(c, 100), Decimal.ratio(g, 100)];
        const taken = allowedDeduction(claim, gross, d('2740'), law.deductionShare);
        expect(taken.sign()).toBeGreaterThanOrEqual(0);
        expect(taken.compare(gross.times(d('0.2')))).toBeLessThanOrEqual(0);
        if (taken.sign() > 0) expect(gross.minus(taken).compare(d('2740'))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('social insurance', () => {
  const shanghai = insuranceOf(law.insurances, '上海', '2026-09-01');

  it('clamps the base per insurance and rounds the fund to whole yuan', () => {
    if (!shanghai.ok) throw new Error('Shanghai is on file');
    const paid = (wage: string) => {
      const result = contributions(shanghai.value, d(wage));
      return result.ok
        ? result.value.map((c) => `${c.insurance} ${c.employer.toFixed(2)} ${c.employee.toFixed(2)}`)
        : [];
    };
    expect(paid('5000')).toEqual([
      'pension 1207.36 603.68',
      'medical 679.14 150.92',
      'unemployment 37.73 37.73',
      'injury 15.09 0.00',
      'housing_fund 350.00 350.00',
    ]);
    expect(paid('50000')[4]).toBe('housing_fund 2641.00 2641.00');
  });

  it('lets the employer choose the fund rate within its limits only', () => {
    if (!shanghai.ok) throw new Error('Shanghai is on file');
    const five = contributions(shanghai.value, d('10000'), { housing_fund: d('0.05') });
    expect(five.ok && five.value[4]?.employee.toString()).toBe('500');
    expect(codes(contributions(shanghai.value, d('10000'), { housing_fund: d('0.08') }).problems)).toEqual([
      'law.rate-outside',
    ]);
  });

  it('refuses an unknown city and a day that no table covers', () => {
    expect(codes(insuranceOf(law.insurances, '拉萨', '2026-09-01').problems)).toEqual(['law.city-unknown']);
    expect(codes(insuranceOf(law.insurances, '上海', '2027-07-01').problems)).toEqual(['law.city-outdated']);
    expect(codes(insuranceOf(law.insurances, '上海', '2026-06-30').problems)).toEqual(['law.city-outdated']);
  });
});

describe('the minimum wage', () => {
  it('is found by city and date', () => {
    const wage = minimumWageOf(law.minimumWages, 'Shanghai', '2026-01-01');
    expect(wage.ok && wage.value.monthly.toString()).toBe('2740');
    expect(codes(minimumWageOf(law.minimumWages, '深圳', '2025-02-28').problems)).toEqual(['law.city-outdated']);
    expect(codes(minimumWageOf(law.minimumWages, '火星', '2026-01-01').problems)).toEqual(['law.city-unknown']);
  });

  it('is outdated from the day on by which somebody has to have looked for a newer one', () => {
    expect(minimumWageOf(law.minimumWages, '上海', '2027-06-30').ok).toBe(true);
    expect(codes(minimumWageOf(law.minimumWages, '上海', '2027-07-31').problems)).toEqual(['law.city-outdated']);
    const newer =
      'law: minimum-wage\ncities:\n  - { city: [上海], from: 2027-07-01, review_by: 2029-06-30, monthly: 2900 }\n';
    const both = readLaw([...files, { file: 'own.yaml', text: newer }]);
    const wage = both.ok ? minimumWageOf(both.value.minimumWages, '上海', '2027-07-31') : both;
    expect(wage.ok && wage.value.monthly.toString()).toBe('2900');
  });

  it('is the organisation’s own where it has a table of the same day', () => {
    const own =
      'law: minimum-wage\ncities:\n  - { city: [上海], from: 2025-07-01, review_by: 2027-06-30, monthly: 2800, address: "https://x" }\n';
    const both = readLaw([...files, { file: 'own.yaml', text: own }]);
    const wage = both.ok ? minimumWageOf(both.value.minimumWages, '上海', '2026-01-01') : both;
    expect(wage.ok && wage.value.monthly.toString()).toBe('2800');
  });

  it('warns below and not at the amount', () => {
    const wage = minimumWageOf(law.minimumWages, '广州', '2026-01-01');
    if (!wage.ok) throw new Error('Guangzhou is on file');
    const paid = (amount: string) => ({ amount: d(amount), sum: sameText(amount) });
    expect(minimumWageFinding(paid('2500'), wage.value, { person: 'ann' })).toEqual([]);
    expect(codes(minimumWageFinding(paid('2499.99'), wage.value, { person: 'ann' }))).toEqual([
      'law.under-minimum-wage',
    ]);
  });

  it('leaves out what the country’s rule does where a city says nothing, and refuses what nobody knows', () => {
    const left = (city: string) => law.minimumWages.find(({ cities }) => cities.includes(city))?.notCounted;
    expect(left('广州')).toEqual(['overtime', 'conditions', 'welfare']);
    expect(left('上海')).toContain('own_contributions');
    const row = 'city: [示例], from: 2026-01-01, review_by: 2027-12-31, monthly: 2500, address: "https://x"';
    const text = `law: minimum-wage\ncities:\n  - { ${row}, not_counted: [overtime, tips] }\n`;
    expect(codes(readLaw([...files, { file: 'own.yaml', text }]).problems)).toEqual(['plan.wants-choice']);
  });
});

describe('hours and leave', () => {
  it('warns of more than 3 hours a day and 36 a month', () => {
    const days = (hours: readonly string[]) =>
      hours.map((h, i) => ({
        ...{ date: `2026-03-${String(i + 1).padStart(2, '0')}`, workday: d(h) },
        ...{ restday: Decimal.ZERO, holiday: Decimal.ZERO },
      }));
    const restDay = { date: '2026-03-14', workday: Decimal.ZERO, restday: d('8'), holiday: Decimal.ZERO };
    expect(overtimeFindings(law.overtime, [restDay], {})).toEqual([]);
    expect(codes(overtimeFindings(law.overtime, days(Array(12).fill('3')), {}))).toEqual([]);
    expect(codes(overtimeFindings(law.overtime, days(['3.5']), {}))).toEqual(['law.overtime-day']);
    expect(codes(overtimeFindings(law.overtime, days([...Array(12).fill('3'), '0.5']), {}))).toEqual([
      'law.overtime-month',
    ]);
  });

  it('gives 5, 10 and 15 days a year from 1, 10 and 20 years of work on', () => {
    const inFull = (since: string) => annualLeaveDays(law.leave, since, '2026-01-01', '2026-12-31').toString();
    // One year of work on the first day of the year; nine years and a day; ten; twenty; forty.
    const since = ['2025-01-01', '2016-12-31', '2016-01-01', '2006-01-01', '1986-01-01'];
    expect(since.map(inFull)).toEqual(['5', '5', '10', '15', '15']);
    // In a leap year, too.
    expect(annualLeaveDays(law.leave, '2020-01-01', '2028-01-01', '2028-12-31').toString()).toBe('5');
  });

  it('counts whole days of the part of the year that there was, and of each part by the years worked by then', () => {
    const days = (since: string, from: string, to: string) => annualLeaveDays(law.leave, since, from, to).toString();
    // Joined on 1 July with years behind them: 184 of 365 days of 5 are 2.52.
    expect(days('2018-03-01', '2026-07-01', '2026-12-31')).toBe('2');
    // Left on 31 March: 90 of 365 days of 10 are 2.47.
    expect(days('2010-01-01', '2026-01-01', '2026-03-31')).toBe('2');
    // The first year of work ends on 30 June: 184 of 365 days of 5.
    expect(days('2025-07-01', '2026-01-01', '2026-12-31')).toBe('2');
    // Ten years on 1 July: 181 days of 5 and 184 of 10 are 2.48 + 5.04 = 7.52.
    expect(days('2016-07-01', '2026-01-01', '2026-12-31')).toBe('7');
    expect(days('2026-03-01', '2026-03-01', '2026-12-31')).toBe('0');
  });

  it('wants the minimum wage for days worked, four fifths of it for sick days and nothing for unpaid ones', () => {
    const wage = minimumWageOf(law.minimumWages, '上海', '2026-01-31');
    if (!wage.ok) throw new Error('Shanghai is on file');
    const least = (sick: string, unpaid: string) =>
      leastPay(law, wage.value, { sick: d(sick), unpaid: d(unpaid), annual: null }).toFixed(2);
    expect(least('0', '0')).toBe('2740.00');
    // 2,740 × (21.75 − 10 × 0.2) ÷ 21.75 = 2,740 × 19.75 ÷ 21.75
    expect(least('10', '0')).toBe('2488.05');
    // A month of 23 weekdays ill all through: 80 % of 2,740.
    expect(least('23', '0')).toBe('2192.00');
    // 2,740 × 19.25 ÷ 21.75
    expect(least('0', '2.5')).toBe('2425.06');
    expect(least('3', '25')).toBe('0.00');
  });
});
