import { period, previousPeriod } from '../../../base/period.ts';
import type { Run } from '../model.ts';

/** Which run settles what a closed period owes: the next open one that pays the person, whichever plan it goes by. */

/** Somebody's result in a run other than the one that asks. */
export interface Payment {
  readonly plan: string;
  readonly period: string;
  /** Still open to being changed. */
  readonly open: boolean;
}

export interface Asking {
  readonly run: Pick<Run, 'plan' | 'period'>;
  /** Pays by the month: what a yearly bonus owes is wage by the time it is corrected. */
  readonly monthly: boolean;
  /** Whom it pays. */
  readonly pays: ReadonlySet<string>;
  /** Who had left before its period began. */
  readonly left: (person: string) => boolean;
  readonly payments: (person: string) => readonly Payment[];
}

export type Home = 'here' | 'elsewhere' | 'nowhere';

/** `plan` is the closed run's. Whoever is still here is waited for one period: a run by another plan may be coming. */
export function homeOf(person: string, plan: string, { run, monthly, pays, left, payments }: Asking): Home {
  if (pays.has(person) && (monthly || plan === run.plan)) return 'here';
  const others = payments(person);
  if (others.some(({ open }) => open)) return 'elsewhere';
  const last = others.reduce<Payment | null>((a, b) => (a && ends(a) >= ends(b) ? a : b), null);
  if (last === null || !monthly || ends(last) >= ends(run)) return 'nowhere';
  const missed = ends(last) < previousPeriod(period(run.period)).first;
  return missed || (left(person) && last.plan === run.plan) ? 'here' : 'nowhere';
}

function ends({ period: text }: { readonly period: string }): string {
  return period(text).last;
}
