import { describe, expect, it } from 'vitest';
import { isYearly } from './mapping/candidates.ts';
import { shippedCatalogue } from './mapping/catalogue.node.ts';
import { proposeMapping } from './mapping/propose.ts';
import type { ColumnFacts } from './model.ts';
import { yearlyPay } from './yearly.ts';

const shipped = shippedCatalogue();
if (!shipped.ok) throw new Error('no catalogue');
const { synonyms } = shipped.value;
const findings = (column: string, ...pay: readonly string[]) => {
  const rows = pay.map((base_pay, i) => ({ row: i + 2, cells: { base_pay } }));
  return yearlyPay(rows, { columns: { base_pay: { column } } }, (header) => isYearly(header, synonyms));
};

describe('pay a year', () => {
  it.each(['年薪', '年薪（元）', '基本年薪', 'Annual Salary', 'Base pay per year'])(
    'is told where its column says so, though it is mapped to pay a month: %s',
    (header) => {
      const [found] = findings(header, '6000', '-', '6500');
      expect(found?.problem.code).toBe('intake.yearly-pay');
      expect(found).toMatchObject({
        rows: 2,
        examples: [
          { row: 2, value: '6000' },
          { row: 4, value: '6500' },
        ],
      });
    },
  );

  it('is told where nobody is paid that much a month, and one manager is no reason', () => {
    expect(findings('底薪', '96,000', '108000', '￥120,000.00')).toHaveLength(1);
    expect(findings('底薪', '5000', '6000', '80000')).toEqual([]);
    expect(findings('底薪', '-', '')).toEqual([]);
  });

  it.each(['年基本工资', 'Annual base pay', 'Yearly base salary'])('is never proposed as pay a month: %s', (header) => {
    const facts = (name: string): ColumnFacts => ({
      ...{ header: name, rows: 3, filled: 3, distinct: 3, numeric: 1, whole: 1, dates: 0, times: 0, durations: 0 },
      ...{ yesNo: 0, percents: 0, min: 1, max: 96000, median: 90000, examples: ['90000'] },
    });
    const proposed = proposeMapping([facts('工号'), facts(header)], synonyms, 'roster');
    expect(proposed.ok && proposed.value.profile.columns.base_pay).toBeUndefined();
  });
});
