import type { PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Hand } from './model.ts';
import { reviewProblem } from './problems.ts';

/** The talk about a result (面谈): held by the lead or HR, written down with a plan, signed by both. */

export interface PlanPoint {
  readonly aim: string;
  readonly action: string;
  readonly due: PlainDate;
}

export interface Talk {
  readonly person: string;
  readonly heldOn: PlainDate;
  readonly record: string;
  readonly plan: readonly PlanPoint[];
  readonly heldBy: Hand;
  readonly leadSignedAt: string | null;
  readonly personSignedAt: string | null;
  /** What the person wished to have written down. */
  readonly remark: string;
}

export interface TalkRecord {
  readonly heldOn: PlainDate;
  readonly record: string;
  readonly plan: readonly PlanPoint[];
}

/** Writes the talk down, or writes it anew: what was signed is then no longer what stands there, so both sign again. */
export function written(person: string, said: TalkRecord, by: Hand, today: PlainDate): Result<Talk> {
  const problems: Problem[] = [];
  if (said.heldOn > today) problems.push(reviewProblem('review.talk-ahead', { date: said.heldOn }));
  for (const { due } of said.plan)
    if (due < said.heldOn) problems.push(reviewProblem('review.plan-due-past', { date: due }));
  if (problems.length > 0) return failed(...problems);
  return ok({ person, ...said, heldBy: by, leadSignedAt: null, personSignedAt: null, remark: '' });
}

/** The person signs for themself, whoever held the talk signs for the house. A signed talk that both signed stays. */
export function signed(
  talk: Talk,
  by: { readonly account: string; readonly person: string | null },
  remark: string,
  now: string,
): Result<Talk> {
  if (by.person === talk.person)
    return talk.personSignedAt === null
      ? ok({ ...talk, personSignedAt: now, remark })
      : failed(reviewProblem('review.signed-already'));
  if (by.account !== talk.heldBy.account)
    return failed(reviewProblem('review.not-your-talk', { name: talk.heldBy.name }));
  return talk.leadSignedAt === null
    ? ok({ ...talk, leadSignedAt: now })
    : failed(reviewProblem('review.signed-already'));
}

export function isSigned(talk: Talk): boolean {
  return talk.leadSignedAt !== null && talk.personSignedAt !== null;
}
