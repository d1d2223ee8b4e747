import { describe, expect, it } from 'vitest';
import type { Reason } from '../../base/explain.ts';
import { reasonText } from './reason.ts';

const contacts: Reason = {
  kind: 'metric',
  id: 'contacts_handled',
  title: { en: 'Contacts' },
  value: '2',
  unit: 'count',
  sentence: {},
  n: 2,
  parts: [],
  rowCount: 2,
  rows: [
    {
      kind: 'contact',
      key: 'C1',
      importId: 'i',
      file: 'may.xlsx',
      sheet: '1',
      row: 7,
      values: { agent: 'A', rating: null },
    },
  ],
};
const points: Reason = {
  kind: 'line',
  id: 'points',
  title: { en: 'Points' },
  value: '4',
  unit: 'points',
  sentence: { en: 'Two a contact.' },
  formula: 'contacts * 2',
  substituted: '2 * 2',
  parts: [contacts],
};

describe('a reason as text', () => {
  it('goes from the sentence over the formula to the file and row', () => {
    expect(reasonText(points, 'en')).toBe(
      [
        'Points points: 4 points',
        '│ Two a contact.',
        '│ formula: contacts * 2',
        '│ values: 2 * 2',
        '└─ Contacts contacts_handled: 2 count · n 2',
        '     2 rows behind it, 1 shown:',
        '       may.xlsx [1] row 7: C1 · agent=A · rating=—',
        '',
      ].join('\n'),
    );
  });

  it('tells a line once where several lines use it', () => {
    const twice = { ...points, id: 'twice', parts: [points, { ...points, id: 'half', parts: [points] }] };
    expect(reasonText(twice, 'en').match(/may\.xlsx/g)).toHaveLength(1);
    expect(reasonText(twice, 'en')).toContain('Points points: 4 points (see above)');
  });

  it('shows a missing value as a dash', () => {
    expect(reasonText({ ...contacts, value: null }, 'zh-CN')).toContain('contacts_handled: —');
  });
});
