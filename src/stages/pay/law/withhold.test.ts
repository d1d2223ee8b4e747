import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { period } from '../../../base/period.ts';
import type { Fact } from '../../../ledger/index.ts';
import type { Person } from '../../../people/index.ts';
import {
  type Law,
  type Payment,
  readLaw,
  reasonOfWithheld,
  type Withholding,
  withheldLines,
  withhold,
} from './index.ts';

const FOLDER = new URL('../../../../catalog/law/', import.meta.url);
const files = readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }));
/** The shipped tables, with Shanghai's standing for the whole year, so that twelve months can be walked. */
const law = ((): Law => {
  const read = readLaw(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.value, insurances: read.value.insurances.map((city) => ({ ...city, from: '2026-01-01' })) };
})();
const d = Decimal.of;

const ann: Person = {
  ...{ id: 'ann', name: '安', post: null, level: null, team: null, lead: null, manager: null, left_on: null },
  ...{ hired_on: '2020-03-01', base_pay: null, city: '上海', status: 'regular', project: null, shift: null },
  ...{ attributes: { insurance_base: '30000' }, aliases: [] },
};

function payment(month: string, over: Partial<Payment> = {}): Payment {
  const usual = {
    person: ann,
    gross: d('30000'),
    arrears: Decimal.ZERO,
    alone: false,
    yearly: false,
    city: '上海',
    fundRate: null,
    before: [],
    brought: [],
  };
  return { ...usual, date: period(month).last, ...over };
}

function must(result: ReturnType<typeof withhold>): Withholding {
  if (!result.ok) throw new Error(result.problems.map((p) => p.code).join());
  return result.value;
}

const codes = (result: ReturnType<typeof withhold>) => result.problems.map((p) => p.code);
const brought = (name: string, amount: string, valid: string): Fact => ({
  ...{ id: name, kind: 'amount.granted', subject: 'ann', valid, until: null, known: valid, by: 'hr', why: '' },
  ...{ replaces: null, data: { name, amount }, source: null },
});

describe('what is withheld from a month', () => {
  it('follows the official example over the year: 30,000 a month with 5,250 of own contributions', () => {
    // 17.5 % of 30,000: pension 8, medical 2, unemployment 0.5, fund 7.
    const before: Withholding[] = [];
    for (let month = 1; month <= 12; month++)
      before.push(must(withhold(law, payment(`2026-${String(month).padStart(2, '0')}`, { before: [...before] }))));
    const expected = ['592.50', '837.50', ...Array(5).fill('1975.00'), '3375.00', ...Array(4).fill('3950.00')];
    expect(before.map(({ tax }) => tax.toFixed(2))).toEqual(expected);
    expect(before[0]?.net.toFixed(2)).toBe('24157.50');
  });

  it('is told as lines that lead from gross to net, each with its reason', () => {
    const withheld = must(withhold(law, payment('2026-01')));
    expect(withheldLines(withheld).map(({ id, amount }) => `${id} ${amount}`)).toEqual([
      'law.pension 2400.00',
      'law.medical 600.00',
      'law.unemployment 150.00',
      'law.housing_fund 2100.00',
      'law.income_tax 592.50',
      'law.net_pay 24157.50',
    ]);
    for (const { id, amount } of withheldLines(withheld))
      expect(d(reasonOfWithheld(withheld, id)?.value ?? '-1').toFixed(2)).toBe(amount);
    expect(reasonOfWithheld(withheld, 'law.income_tax')?.substituted).toBe('MAX(0, 19750 * 0.03 - 0 - 0)');
    expect(reasonOfWithheld(withheld, 'gross_pay')).toBeNull();
  });

  it('takes insurance and allowance once a month, and the tax of both payments together', () => {
    const first = must(withhold(law, payment('2026-01', { gross: d('20000') })));
    const second = must(withhold(law, payment('2026-01', { gross: d('10000'), before: [first] })));
    const whole = must(withhold(law, payment('2026-01')));
    expect(second.contributions).toEqual([]);
    expect(first.tax.plus(second.tax).equals(whole.tax)).toBe(true);
    expect(first.net.plus(second.net).equals(whole.net)).toBe(true);
  });

  it('never takes more tax over the year than the year’s income owes, in whatever portions it is paid', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 6000, max: 90000 }), { minLength: 12, maxLength: 12 }), (pays) => {
        const before: Withholding[] = [];
        for (const [i, pay] of pays.entries())
          before.push(
            must(
              withhold(
                law,
                payment(`2026-${String(i + 1).padStart(2, '0')}`, { gross: d(`${pay}`), before: [...before] }),
              ),
            ),
          );
        const last = before.at(-1) as Withholding;
        const owed = last.taxable.times(last.bracket.rate).minus(last.bracket.less).max(Decimal.ZERO);
        const taken = before.reduce((sum, { tax }) => sum.plus(tax), Decimal.ZERO);
        expect(taken.compare(owed.round(2, 'half-up'))).toBeGreaterThanOrEqual(0);
        // Rising pay never overpays; what a poor later month leaves over is the yearly settlement's to give back.
        if (pays.every((pay, i) => i === 0 || pay >= (pays[i - 1] ?? 0)))
          expect(taken.equals(owed.round(2, 'half-up'))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('takes off the months since January in a first job of the year, and the year’s 60,000 at once by that rule', () => {
    const taxes = (tax_allowance: string | undefined, hired_on: string, months: readonly number[], gross: string) => {
      const attributes = { insurance_base: 'none', ...(tax_allowance === undefined ? {} : { tax_allowance }) };
      const before: Withholding[] = [];
      for (const month of months) {
        const text = `2026-${String(month).padStart(2, '0')}`;
        const person = { ...ann, hired_on, attributes };
        before.push(must(withhold(law, payment(text, { person, gross: d(gross), before: [...before] }))));
      }
      return before.map(({ tax }) => tax.toFixed(2));
    };
    // July: 10,000 − 5,000 is taxed at 3 %; in a first job 10,000 − 35,000 is nothing, and so until the year's end.
    expect(taxes(undefined, '2026-07-01', [7, 8], '10000')).toEqual(['150.00', '150.00']);
    expect(taxes('january', '2026-07-01', [7, 8, 9, 10, 11, 12], '10000')).toEqual(Array(6).fill('0.00'));
    // 8,000 a month: 60,000 are passed in August by 4,000, and by 8,000 more each month.
    const year = taxes('year', '2020-03-01', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '8000');
    expect(year).toEqual([...Array(7).fill('0.00'), '120.00', ...Array(4).fill('240.00')]);
    const usual = taxes(undefined, '2020-03-01', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '8000');
    expect(usual).toEqual(Array(12).fill('90.00'));
  });

  it('takes the year’s 60,000 at once only from whoever was here all last year, for no more than that', () => {
    const person = { ...ann, attributes: { ...ann.attributes, tax_allowance: 'year' } };
    const found = (hired_on: string, lastYear: string) =>
      codes(withhold(law, payment('2026-01', { person: { ...person, hired_on }, lastYear: d(lastYear) })));
    expect(found('2025-01-31', '60000')).toEqual([]);
    expect(found('2025-01-31', '60000.01')).toEqual(['law.tax-allowance-year']);
    expect(found('2025-02-01', '0')).toEqual(['law.tax-allowance-year']);
  });

  it('counts the months of an earlier time here within the year, and a month without pay', () => {
    const person = { ...ann, hired_on: '2026-06-01', attributes: { insurance_base: 'none' } };
    const first = { ...person, hired_on: '2020-03-01', left_on: '2026-02-28' };
    const january = must(withhold(law, payment('2026-01', { person: first })));
    const before = [january, must(withhold(law, payment('2026-02', { person: first, before: [january] })))];
    const back = must(withhold(law, payment('2026-06', { person, gross: d('0'), before })));
    expect([back.year?.months, back.year?.income.toString(), back.tax.toFixed(2)]).toEqual([3, '60000', '0.00']);
  });

  it('refuses a rule of the allowance that it does not know', () => {
    const person = { ...ann, attributes: { ...ann.attributes, tax_allowance: '60000' } };
    expect(codes(withhold(law, payment('2026-01', { person })))).toEqual(['law.tax-allowance']);
  });

  it('counts additional deductions month by month', () => {
    const person = { ...ann, attributes: { ...ann.attributes, tax_deductions: '2000' } };
    const january = must(withhold(law, payment('2026-01', { person })));
    const february = must(withhold(law, payment('2026-02', { person, before: [january] })));
    expect([january, february].map(({ year }) => year?.additionalDeductions.toString())).toEqual(['2000', '4000']);
  });
});

describe('what withholding cannot know', () => {
  it('is an error that names it, never a guess', () => {
    const lacking = (change: Partial<Person>, over: Partial<Payment> = {}) =>
      codes(withhold(law, payment('2026-01', { person: { ...ann, ...change }, ...over })));
    expect(lacking({ attributes: {} })).toEqual(['law.insurance-base']);
    expect(lacking({}, { city: null })).toEqual(['law.city-missing']);
    expect(lacking({}, { city: '拉萨' })).toEqual(['law.city-unknown']);
    expect(lacking({}, { date: '2027-07-31', brought: [brought('tax.income', '0', '2027-06-30')] })).toEqual([
      'law.city-outdated',
    ]);
    expect(lacking({ hired_on: null })).toEqual(['law.hired-unknown']);
    expect(lacking({}, { fundRate: d('0.12') })).toEqual(['law.rate-outside']);
    expect(lacking({ attributes: { insurance_base: '9000', tax_deductions: '两千' } })).toEqual(['law.tax-deductions']);
  });

  it('names the months of the year that nobody told of, and is content with what was brought along', () => {
    const march = payment('2026-03');
    const alone = withhold(law, march);
    expect(codes(alone)).toEqual(['law.year-incomplete']);
    expect(alone.problems[0]?.params.months).toBe('2026-01, 2026-02');
    const told = [
      brought('tax.income', '60000', '2026-02-28'),
      brought('tax.contributions', '10500', '2026-02-28'),
      brought('tax.withheld', '1430', '2026-02-28'),
    ];
    expect(must(withhold(law, { ...march, brought: told })).tax.toFixed(2)).toBe('1975.00');
  });

  it('asks for no months before somebody was hired, and for no insurance of somebody insured elsewhere', () => {
    const person = { ...ann, hired_on: '2026-05-15', attributes: { insurance_base: 'none' } };
    const may = must(withhold(law, payment('2026-05', { person, gross: d('8000') })));
    expect([may.year?.months, may.tax.toFixed(2), may.net.toFixed(2)]).toEqual([1, '90.00', '7910.00']);
  });
});

describe('a yearly bonus', () => {
  it('is taxed apart once a year, and with the income the second time', () => {
    const yearly = { gross: d('100000'), yearly: true, date: '2026-12-31' };
    const first = must(withhold(law, payment('2026', yearly)));
    expect([first.tax.toFixed(2), first.net.toFixed(2), first.year]).toEqual(['9790.00', '90210.00', null]);
    expect(reasonOfWithheld(first, 'law.income_tax')?.substituted).toBe('100000 * 0.1 - 210');
    const known = [brought('tax.income', '0', '2026-11-30')];
    const second = must(withhold(law, payment('2026', { ...yearly, before: [first], brought: known })));
    expect(second.year).not.toBeNull();
  });

  it('is refused apart once the rule has ended', () => {
    expect(codes(withhold(law, payment('2028', { yearly: true })))).toEqual(['law.bonus-apart-ended']);
  });
});
