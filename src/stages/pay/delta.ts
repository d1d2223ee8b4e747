import { Decimal } from '../../base/decimal.ts';
import type { Period } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';

/** Corrections of closed periods: what became known later is paid as a signed difference in a later run (补发/补扣). */

/** One person's amounts by line, as paid or as they come out now. */
export type LineAmounts = Readonly<Record<string, Decimal | null>>;

export interface Delta {
  readonly person: string;
  readonly line: string;
  /** The period whose result changed, not the one it is paid in. */
  readonly period: string;
  readonly before: Decimal;
  readonly now: Decimal;
  /** now − before: positive is paid out (补发), negative taken back (补扣). */
  readonly difference: Decimal;
  readonly kind: 'paid-later' | 'taken-back';
  readonly reason: string;
}

/**
 * The differences of one person in one closed period, by line in the order of `lines`. A person who was not in the old
 * run counts as paid nothing. `alreadyPaid` are deltas of the same period from earlier runs, so that none is paid twice.
 */
export function deltasOf(
  person: string,
  period: Period,
  lines: readonly string[],
  before: LineAmounts,
  now: LineAmounts,
  reason: string,
  alreadyPaid: readonly Delta[] = [],
): readonly Delta[] {
  return lines.flatMap((line) => {
    const earlier = alreadyPaid.filter((d) => d.person === person && d.period === period.text && d.line === line);
    const paid = earlier.reduce((sum, d) => sum.plus(d.difference), before[line] ?? Decimal.ZERO);
    const due = now[line] ?? Decimal.ZERO;
    const difference = due.minus(paid);
    if (difference.isZero()) return [];
    const kind = difference.sign() > 0 ? 'paid-later' : 'taken-back';
    return [{ person, line, period: period.text, before: paid, now: due, difference, kind, reason }];
  });
}

/** One line of the payslip it is paid on. */
export function deltaSentence(delta: Delta, title: Text): Text {
  const later = delta.kind === 'paid-later';
  const amount = delta.difference.abs().toFixed(2);
  const [before, now] = [delta.before.toFixed(2), delta.now.toFixed(2)];
  const { period, reason } = delta;
  return {
    'zh-CN': `${later ? '补发' : '补扣'} ${period} ${title['zh-CN']} ${amount} 元：原为 ${before}，现为 ${now}。原因：${reason}`,
    'zh-TW': `${later ? '補發' : '補扣'} ${period} ${title['zh-TW']} ${amount} 元：原為 ${before}，現為 ${now}。原因：${reason}`,
    en: `${title.en} of ${period}: ${amount} yuan ${later ? 'paid later' : 'taken back'}, ${before} before and ${now} now. Reason: ${reason}`,
  };
}
