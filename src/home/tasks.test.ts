import { expect, it } from 'vitest';
import { sameText } from '../base/text.ts';
import { inOrder } from './tasks.ts';

const task = (link: string, due: string | null) => ({ kind: 'test.do', title: sameText(link), count: 1, due, link });

it('puts what is due first before the rest, and says what is late: a task is late after its day, not on it', () => {
  const given = [
    task('/none', null),
    task('/later', '2026-03-02'),
    task('/today', '2026-03-01'),
    task('/past', '2026-02-27'),
  ];
  const ordered = inOrder([...given, task('/other', null)], '2026-03-01');
  expect(ordered.map(({ link }) => link)).toEqual(['/past', '/today', '/later', '/none', '/other']);
  expect(ordered.filter(({ late }) => late).map(({ link }) => link)).toEqual(['/past']);
});
