import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { type PartialText, sameText, type Text } from '../../../base/text.ts';
import { type Delta, sumOf } from '../../../stages/pay/index.ts';
import { titleOfWithheld } from '../../../stages/pay/law/index.ts';
import type { Offer, PaidDelta } from '../model.ts';

/** What settled differences add up to, and what is paid with them. */

type Settled = Pick<PaidDelta, 'line' | 'difference'>;

/** Plans' lines hold no dot. */
export function isInsurance({ line }: Pick<PaidDelta, 'line'>): boolean {
  return line.startsWith('law.');
}

/** Pay of closed periods, signed: part of this payment, before anything is withheld. */
export function corrections(deltas: readonly Settled[]): Decimal {
  return sumOf(deltas.filter((one) => !isInsurance(one)).map(({ difference }) => Decimal.of(difference)));
}

/** The person's part of contributions of closed months: positive is withheld. */
export function arrears(deltas: readonly Settled[]): Decimal {
  return sumOf(deltas.filter(isInsurance).map(({ difference }) => Decimal.of(difference)));
}

/** What a difference does to the money in hand: a contribution that has grown takes from it. */
export function inHand(delta: Settled): string {
  const amount = Decimal.of(delta.difference);
  return moneyText(isInsurance(delta) ? amount.negated() : amount);
}

/** Pay and corrections together. A month that comes out under nothing pays nothing. */
export function payableOf(total: string | null, deltas: readonly Settled[]): string | null {
  if (total === null && deltas.length === 0) return null;
  return moneyText(
    Decimal.of(total ?? '0')
      .max(Decimal.ZERO)
      .plus(corrections(deltas)),
  );
}

/** An offer as a run keeps what it settles of it. */
export function deltaFrom({ already, plan, recorded, ...delta }: Offer): PaidDelta {
  return delta;
}

/** As the closed run's plan calls the line, or the law the insurance. */
export function titleOf({ line, title }: { readonly line: string; readonly title?: PartialText | undefined }): Text {
  return { ...sameText(line), ...(title ?? titleOfWithheld(line)) };
}

/** The same in exact numbers. */
export function asDelta({ line, period, reason, employer, ...texts }: PaidDelta): Delta {
  const [before, now] = [Decimal.of(texts.before), Decimal.of(texts.now)];
  const [difference, owed] = [Decimal.of(texts.difference), Decimal.of(texts.owed)];
  const theirs = employer && { employer: Decimal.of(employer.difference) };
  return { line, period, before, now, difference, owed, ...theirs, reason };
}
