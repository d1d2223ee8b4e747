import { describe, expect, it } from 'vitest';
import { bookOf, granted, payData, payOf, person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import { compilePlan } from '../../plan/index.ts';
import { type PayData, runPay } from '../pay/index.ts';
import { causesOf, comparePayslips, payslipOf, reasonOfLine } from './index.ts';
import { sheetOf } from './sheet.ts';

const BASIC = shippedPlan('points-basic');
const METRICS = bookOf({ ann: { contacts_handled: '600', qa_deductions: '18' } });

function compiledBasic() {
  const compiled = compilePlan(BASIC);
  if (!compiled.ok) throw new Error('the plan compiles');
  return compiled.value;
}

function annsPay(data: Partial<PayData> = {}) {
  const run = runPay(BASIC, payData({ metrics: METRICS, ...data }));
  if (!run.ok) throw new Error('the plan compiles');
  return payOf(run.value, 'ann');
}

function slip(deductions: string, contacts = '600') {
  const metrics = bookOf({ ann: { contacts_handled: contacts, qa_deductions: deductions } });
  const found = payslipOf(annsPay({ metrics }), '2026-01');
  if (!found) throw new Error('ann is paid');
  return found;
}

function find(reason: Reason | null, id: string): Reason | undefined {
  if (reason === null || reason.id === id) return reason ?? undefined;
  for (const part of reason.parts) {
    const found = find(part, id);
    if (found) return found;
  }
  return undefined;
}

describe('a payslip', () => {
  it('shows every line of the plan with money to the cent and points exact', () => {
    expect(slip('18').lines.map((l) => `${l.id} ${l.amount} ${l.unit}`)).toEqual([
      'base_pay 3000.00 yuan',
      'coefficient 1.2 ratio',
      'total_points 720 points',
      'performance_pay 360.00 yuan',
      'gross_pay 3360.00 yuan',
    ]);
  });

  it('is not made for somebody whose pay could not be worked out', () => {
    const nobody = annsPay({ metrics: bookOf({}) });
    expect(payslipOf(nobody, '2026-01')).toBeNull();
    expect(reasonOfLine(nobody, 'gross_pay')).toBeNull();
  });
});

describe('a printed payslip', () => {
  it('takes off what is withheld: no tax is 0.00, and what is given back is added', () => {
    const withheld = ['624.00', '0.00', '-12.50'].map((amount) => ({ title: {}, amount, kind: 'deduction', why: {} }));
    const extras = { organisation: '', team: null, payLine: null, deltas: [], payable: null, withheld };
    const { parts } = sheetOf(slip('18'), annsPay(), extras, 'en');
    expect(parts.at(-1)?.rows.map(({ amount }) => amount)).toEqual(['-624.00', '0.00', '12.50']);
  });
});

describe('why', () => {
  it('walks from a line over the band and the distance to the next edge to the metric, its n and its rows', () => {
    const row = {
      kind: 'check',
      key: 'c1',
      importId: 'i1',
      file: '质检.csv',
      sheet: null,
      row: 12,
      values: { deductions: '18' },
    };
    const reason = reasonOfLine(annsPay(), 'performance_pay', { deductions: { rows: [row], total: 1 } });
    expect(reason?.value).toBe('360');
    expect(reason?.parts.map((p) => p.id)).toContain('total_points');
    const coefficient = find(reason, 'coefficient');
    expect(coefficient?.sentence.en).toContain('18');
    expect(coefficient?.sentence.en).toMatch(/1(\.0)?\b/);
    const metric = find(reason, 'qa_deductions');
    expect([metric?.kind, metric?.n, metric?.rows?.[0]?.file, metric?.rows?.[0]?.row]).toEqual([
      'metric',
      100,
      '质检.csv',
      12,
    ]);
  });

  it('says which file gave a value and what the derived one would have been', () => {
    const values = { reception_points: Decimal.of('500') };
    const given = { file: 'inputs.csv', byPerson: new Map([['ann', { row: 3, values }]]) };
    const metrics = bookOf({ ann: { contacts_handled: '412' } });
    const input = find(reasonOfLine(annsPay({ given, metrics }), 'total_points'), 'reception_points');
    expect(input?.value).toBe('500');
    expect(input?.sentence.en).toBe('Given by inputs.csv row 3. The derived value would have been 412 points.');
    expect(input?.parts[0]?.parts[0]?.id).toBe('contacts_handled');
  });

  it('shows the parameter a metric was multiplied by', () => {
    const input = find(reasonOfLine(annsPay(), 'total_points'), 'reception_points');
    expect(input?.parts.map((p) => [p.kind, p.id])).toEqual([
      ['metric', 'contacts_handled'],
      ['parameter', 'points_per_contact'],
    ]);
  });

  it('ends at the facts a sum was made of, with who and why', () => {
    const facts = new Map([['ann', [granted('ann', 'execution', '12'), granted('ann', 'execution', '8')]]]);
    const input = find(reasonOfLine(annsPay({ facts }), 'total_points'), 'execution');
    expect(input?.value).toBe('20');
    expect(input?.parts.map((p) => `${p.value} ${p.sentence.en}`)).toEqual([
      '12 2026-01-31 · lead · monthly',
      '8 2026-01-31 · lead · monthly',
    ]);
  });

  it('names the record, and where nothing is known what the plan counts instead', () => {
    const people = [person('ann', { base_pay: Decimal.of('3200') })];
    const onRecord = find(reasonOfLine(annsPay({ people }), 'base_pay'), 'monthly_base');
    expect([onRecord?.kind, onRecord?.value]).toEqual(['profile', '3200']);
    const unknown = find(reasonOfLine(annsPay(), 'base_pay'), 'monthly_base');
    expect(unknown?.value).toBe('3000');
    expect(unknown?.sentence.en).toContain('3,000');
  });
});

describe('two payslips compared', () => {
  it('say one sentence for each line that changed, and none for the others', () => {
    const changes = comparePayslips({ ...slip('36'), period: '2025-12' }, slip('18'));
    expect(changes.map((c) => c.line)).toEqual(['coefficient', 'total_points', 'performance_pay', 'gross_pay']);
    expect(changes[2]?.sentence.en).toBe('Performance pay: 120.00 yuan more than in 2025-12 (240.00 yuan).');
    expect(comparePayslips(slip('18'), slip('18'))).toEqual([]);
  });

  it('say because of what: the inputs that moved, the strongest first, what each does by itself, and the rest', () => {
    const inputs = (contacts: string, deductions: string) => ({
      reception_points: Decimal.of(contacts),
      deductions: Decimal.of(deductions),
    });
    const causes = causesOf(compiledBasic(), inputs('600', '36'), inputs('650', '18'));
    const [change] = comparePayslips({ ...slip('36'), period: '2025-12' }, slip('18', '650'), causes).filter(
      ({ line }) => line === 'performance_pay',
    );
    expect(change?.sentence.en).toBe(
      'Performance pay: 150.00 yuan more than in 2025-12 (240.00 yuan): ' +
        'Quality deductions 36 → 18 points (+130.00 yuan), Reception points 600 → 650 points (+30.00 yuan), ' +
        'the rest −10.00 yuan.',
    );
    expect(causes('base_pay')).toEqual([]);
  });

  it('say which lines are new and which are gone', () => {
    const now = slip('18');
    const before = { ...now, period: '2025-12', lines: now.lines.slice(1) };
    expect(comparePayslips(before, now).map((c) => c.sentence.en)).toEqual([
      'Base pay: new in 2026-01, 3,000.00 yuan.',
    ]);
    expect(comparePayslips(now, before).map((c) => c.now)).toEqual([null]);
  });
});
