import { z } from 'zod';
import { Decimal } from '../../base/decimal.ts';
import { moneyText, toCents } from '../../base/money.ts';
import type { Problem } from '../../base/problem.ts';
import { proofProblem } from './problems.ts';

/** What a proof says of a payment beyond the plan's lines: corrections of closed periods, what was withheld, what is left. */

export interface Settlement {
  /** The plan's pay line. */
  readonly line: string;
  /** Its amount; null where the plan paid nothing and corrections stand alone. */
  readonly total: string | null;
  readonly corrections: readonly ProvenCorrection[];
  readonly payable: string;
  readonly withheld: ProvenWithholding | null;
}

/** `settled` is as much of now − before as one month's wage may be cut by. */
export interface ProvenCorrection {
  readonly period: string;
  readonly line: string;
  /** A contribution: withheld, not paid. */
  readonly insurance: boolean;
  readonly before: string;
  readonly now: string;
  readonly settled: string;
  readonly reason: string;
}

export interface ProvenContribution {
  readonly id: string;
  readonly base: string;
  readonly rate: string;
  readonly amount: string;
}

export interface ProvenWithholding {
  readonly contributions: readonly ProvenContribution[];
  readonly taxable: string;
  readonly rate: string;
  readonly less: string;
  /** Before this payment, in the year; null for a yearly bonus taxed apart. */
  readonly withheldBefore: string | null;
  readonly tax: string;
  readonly net: string;
}

const number = z.string().refine((text) => Decimal.parse(text) !== undefined);
const text = z.string();
const shape = z.object({
  line: text,
  total: number.nullable(),
  corrections: z.array(
    z.object({
      ...{ period: text, line: text, insurance: z.boolean(), reason: text },
      ...{ before: number, now: number, settled: number },
    }),
  ),
  payable: number,
  withheld: z
    .object({
      contributions: z.array(z.object({ id: text, base: number, rate: number, amount: number })),
      ...{ taxable: number, rate: number, less: number, withheldBefore: number.nullable(), tax: number, net: number },
    })
    .nullable(),
});

/** Whether a file's part has the shape of one. */
export function isSettlement(json: unknown): json is Settlement {
  return shape.safeParse(json).success;
}

/** The first thing that does not add up; none where the settlement is true. */
export function differenceInSettlement(person: string, settlement: Settlement): readonly Problem[] {
  for (const [what, recorded, recomputed] of checksOf(settlement))
    if (recorded !== recomputed)
      return [
        proofProblem('payslip.proof-line', { person, line: what, recorded, recomputed }, { person, planLine: what }),
      ];
  return [];
}

type Check = readonly [what: string, recorded: string, recomputed: string];

function checksOf({ total, corrections, payable, withheld }: Settlement): readonly Check[] {
  const settled = (insurance: boolean) =>
    corrections.filter((one) => one.insurance === insurance).map((one) => Decimal.of(one.settled));
  const paid = Decimal.of(total ?? '0')
    .max(Decimal.ZERO)
    .plus(sum(settled(false)));
  return [
    ...corrections.map((one): Check => [`${one.line}@${one.period}`, one.settled, within(one)]),
    ['payable', payable, moneyText(paid)],
    ...(withheld ? withheldChecks(withheld, paid, sum(settled(true))) : []),
  ];
}

/** What was settled, unless it is more than was owed or goes the other way: then what was owed. */
function within({ before, now, settled }: ProvenCorrection): string {
  const [owed, made] = [Decimal.of(now).minus(Decimal.of(before)), Decimal.of(settled)];
  const fits = made.isZero() || (made.sign() === owed.sign() && made.abs().compare(owed.abs()) <= 0);
  return fits ? settled : moneyText(owed);
}

function withheldChecks(withheld: ProvenWithholding, paid: Decimal, arrears: Decimal): readonly Check[] {
  const { contributions, taxable, rate, less, withheldBefore, tax, net } = withheld;
  const due = toCents(Decimal.of(taxable).times(Decimal.of(rate)).minus(Decimal.of(less)).max(Decimal.ZERO));
  const now = due.minus(Decimal.of(withheldBefore ?? '0')).max(Decimal.ZERO);
  const own = sum(contributions.map(({ amount }) => Decimal.of(amount)));
  return [
    ...contributions.map(
      ({ id, base, rate: share, amount }): Check => [id, amount, contributionOf(base, share, amount)],
    ),
    ['law.income_tax', tax, moneyText(now)],
    ['law.net_pay', net, moneyText(paid.minus(own).minus(arrears).minus(now))],
  ];
}

/** To the cent, or to the yuan where the city counts so. */
function contributionOf(base: string, rate: string, recorded: string): string {
  const exact = Decimal.of(base).times(Decimal.of(rate));
  const [yuan, cents] = [moneyText(exact.round(0, 'half-up')), moneyText(exact.round(2, 'half-up'))];
  return recorded === yuan ? yuan : cents;
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((all, one) => all.plus(one), Decimal.ZERO);
}
