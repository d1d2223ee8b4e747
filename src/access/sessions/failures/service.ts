import { audit } from '../../../audit/service.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Records } from '../../../platform/db/records.ts';
import { accessProblem } from '../../problems.ts';
import { later, type World } from '../../world.node.ts';
import { addFailure, everyFailureSince, failuresSince } from '../store.ts';
import { WINDOW_SECONDS, waitAfter } from '../throttle.ts';

/**
 * Failed sign-ins: what the throttle counts, and what the audit log says of them. The log cannot be flooded: tries at an
 * account are made to wait after the first few; those at names that nobody has are told at every doubling; of tries that
 * come too early, the first of every wait is told. What was typed as a name is never told: now and then it is a password.
 */

export interface Try {
  /** The account that was tried; null where nobody has the name. */
  readonly account: string | null;
  readonly address: string;
  readonly step: 'password' | 'code' | 'provider';
  /** What is counted, the address with its own allowance. */
  readonly subjects: readonly { readonly kind: 'login' | 'address'; readonly subject: string }[];
}

/** The problem of having to wait after too many failures; null where a try is free. */
export async function throttle(world: World, tried: Try): Promise<Problem | null> {
  const now = world.now();
  for (const { kind, subject } of tried.subjects) {
    const { count, last } = await failuresSince(world.records, subject, later(now, -WINDOW_SECONDS));
    if (last === null) continue;
    const wait = waitAfter(kind, count, (Date.parse(now) - Date.parse(last)) / 1000);
    if (wait <= 0) continue;
    const minutes = Math.ceil(wait / 60);
    await tellOfWait(world, tried, subject, last, minutes);
    return accessProblem('access.throttled', { minutes });
  }
  return null;
}

async function tellOfWait(world: World, tried: Try, subject: string, since: string, minutes: number): Promise<void> {
  const told = `told ${subject}`;
  await world.records.transaction(async (records) => {
    if ((await failuresSince(records, told, since)).count > 0) return;
    await addFailure(records, told, world.now());
    await note(records, world, tried, 'sign-in.throttled', { minutes });
  });
}

/** Counts a failed try, and tells of it; `why` where more than the step is to be told. */
export async function failedTry(world: World, tried: Try, why: Readonly<Record<string, string>> = {}): Promise<void> {
  const now = world.now();
  await world.records.transaction(async (records) => {
    for (const { subject } of tried.subjects) await addFailure(records, subject, now);
    const address = tried.subjects.at(-1)?.subject ?? '';
    const { count } = await failuresSince(records, address, later(now, -WINDOW_SECONDS));
    if (tried.account !== null || Number.isInteger(Math.log2(count)))
      await note(records, world, tried, 'sign-in.failed', { ...why, ...(tried.account === null && { tries: count }) });
  });
}

/** Who is made to wait now, as what is counted, and for how many minutes. */
export async function lockedOut(world: World): Promise<readonly { subject: string; minutes: number }[]> {
  const now = world.now();
  const failures = await everyFailureSince(world.records, later(now, -WINDOW_SECONDS));
  return failures.flatMap(({ subject, count, last }) => {
    const kind = /^(login|code):/.test(subject) ? 'login' : 'address';
    const wait = waitAfter(kind, count, (Date.parse(now) - Date.parse(last)) / 1000);
    return wait > 0 ? [{ subject, minutes: Math.ceil(wait / 60) }] : [];
  });
}

async function note(
  records: Records,
  world: World,
  { account, address, step }: Try,
  action: 'sign-in.failed' | 'sign-in.throttled',
  more: Readonly<Record<string, number | string>>,
): Promise<void> {
  const object = `account:${account ?? 'unknown'}`;
  await audit(records, { actor: 'nobody', action, object, detail: { step, address, ...more } }, world.now());
}
