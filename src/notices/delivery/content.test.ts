import { expect, it } from 'vitest';
import { sameText } from '../../base/text.ts';
import { digestOf, letterText, outsideText } from './content.ts';

const outside = (kind: string, text: string) => outsideText(kind, sameText(text)).en;

it('what could tell what somebody earns stays inside; that there is something goes out', () => {
  const hidden = 'Pay: a new notice; sign in to read it.';
  for (const text of ['5000元', '¥ 5,000', '少发了 3 万', 'CNY 12', 'paid 1234.50 too little'])
    expect(outside('payrun.answered', text), text).toBe(hidden);
  expect(outside('payrun.return', 'sent back: make it 5000')).toBe(hidden);
  expect(outside('appeal.decided', 'corrected to 88.20')).toBe('Appeals: a new notice; sign in to read it.');
  expect(outside('other.thing', '¥1')).toBe('There is a new notice; sign in to read it.');
});

it('dates, counts and scores are no amounts', () => {
  const plain = 'Your payslip of 2026-01 is published; confirm or question it by 2026-02-14.';
  expect(outside('payrun.publish', plain)).toBe(plain);
  expect(outside('quality.check-scored', 'A check gave 92.50 points.')).toBe('A check gave 92.50 points.');
});

it('the day’s reminder tells what is due or late, and is none where nothing is', () => {
  const task = (link: string, due: string | null) => ({ kind: 'a.b', title: sameText(link), count: 1, due, link });
  const digest = digestOf(
    [task('/a', '2026-03-02'), task('/b', '2026-02-27'), task('/c', '2026-03-03'), task('/d', null)],
    '2026-03-02',
  );
  expect(digest?.subject.en).toBe('2 tasks are due, 1 of them late');
  expect(digest?.items.map(({ text }) => text.en)).toEqual(['/a (due today)', '/b (was due 2026-02-27, 3 days late)']);
  expect(digestOf([task('/c', '2026-03-03'), task('/d', null)], '2026-03-02')).toBeNull();
});

it('a letter leads back where the server knows its address, and has no links where it does not', () => {
  const content = { subject: sameText('x'), items: [{ text: sameText('said'), link: '/home' }] };
  expect(letterText(content, 'en', 'https://a.example')).toContain('said\nhttps://a.example/home\n');
  expect(letterText(content, 'en', null)).not.toContain('http');
});
