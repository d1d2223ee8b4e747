import { describe, expect, it } from 'vitest';
import { parseFactText, readFactRecords } from './file.ts';

const origin = { importId: 'i1', file: 'facts', by: 'hr' };

function read(text: string, format: 'yaml' | 'jsonl') {
  const parsed = parseFactText(text, format, 'facts');
  if (!parsed.ok) return { drafts: [], problems: parsed.problems, rejected: [] };
  return readFactRecords(parsed.value, origin);
}

describe('a file of facts', () => {
  it('says the same as YAML, as JSON Lines and as a table', () => {
    const yaml = read(
      '- kind: award.granted\n  person: p1\n  date: 2026-01-15\n  data: { amount: 100, award: star }\n',
      'yaml',
    );
    const jsonl = read(
      '{"kind":"award.granted","subject":"p1","valid":"2026-01-15","amount":100,"award":"star"}\n',
      'jsonl',
    );
    const cells = {
      kind: 'award.granted',
      person: ' p1 ',
      date: '2026-01-15',
      amount: '100',
      award: 'star',
      note: '',
    };
    const table = readFactRecords([{ row: 1, values: cells }], origin);
    expect(yaml.problems).toEqual([]);
    expect(jsonl.drafts).toEqual(yaml.drafts);
    expect(table.drafts).toEqual(yaml.drafts);
    expect(yaml.drafts[0]).toMatchObject({ subject: 'p1', by: 'hr', data: { amount: '100', award: 'star' } });
  });

  it('keeps numbers of YAML as they are written: zeros before an id, digits of an amount', () => {
    const text =
      '- { kind: amount.granted, person: 0012, valid: 2026-01-15, data: { name: x, amount: 12345678901234567.10 } }';
    expect(read(text, 'yaml').drafts[0]).toMatchObject({ subject: '0012', data: { amount: '12345678901234567.10' } });
  });

  it('tells a fact’s kind from a leave’s kind by the prefix of the column', () => {
    const values = { kind: 'leave.approved', subject: 'p1', valid: '2026-01-15', 'data.kind': 'annual', days: '1' };
    expect(readFactRecords([{ row: 2, values }], origin).drafts[0]?.data).toEqual({ kind: 'annual', days: '1' });
  });

  it('reads a flag written as text, and null as clearing', () => {
    const values = { kind: 'correction.made', subject: 'contact:k', valid: '2026-01-15', exclude: 'true' };
    expect(readFactRecords([{ row: 2, values }], origin).drafts[0]?.data).toEqual({ exclude: true });
    const cleared = read('- { kind: person.recorded, person: p1, valid: 2026-01-01, data: { team: null } }', 'yaml');
    expect(cleared.drafts[0]?.data).toEqual({ team: null });
  });

  it('keeps the good records, refuses the bad ones by line, and records equal ones once', () => {
    const text = `- { kind: amount.granted, person: p1, valid: 2026-01-15, name: x, amount: 1 }
- { kind: amount.granted, person: p1, valid: 2026-01-15, name: x, amount: lots }

- { kind: amount.granted, person: p1, valid: 2026-01-15, name: x, amount: 1 }
`;
    const { drafts, problems, rejected } = read(text, 'yaml');
    expect([drafts.length, rejected]).toEqual([1, [2]]);
    expect(problems.map((p) => [p.code, p.where.row])).toEqual([
      ['ledger.field-invalid', 2],
      ['ledger.row-repeated', 4],
    ]);
  });

  it('that cannot be read says where', () => {
    expect(read('{"kind":"x"}\n{"kind":', 'jsonl').problems[0]).toMatchObject({ where: { line: 2 } });
    expect(read('[1]', 'jsonl').problems[0]?.code).toBe('ledger.file-unreadable');
    expect(read('- a: b\n- [1', 'yaml').problems[0]?.code).toBe('ledger.file-unreadable');
    expect(read('kind: x', 'yaml').problems[0]?.code).toBe('ledger.file-unreadable');
    expect(read('- kind: x\n- just text', 'yaml').problems[0]).toMatchObject({ where: { line: 2 } });
  });
});
