import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { eachLang } from '../../../base/text.ts';
import { notify } from '../../../notices/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Cycle } from '../model.ts';
import { handOf, type Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { selectCycle, selectSubjects } from '../store.ts';
import { isSigned, signed, type Talk, type TalkRecord, written } from '../talk.ts';
import type { ReviewWorld } from '../world.node.ts';
import { keepTalk, selectTalk } from './store.ts';

/** Talks: written down by who held them, signed by both. */

export interface TalkPlace {
  readonly cycle: string;
  readonly person: string;
}

export async function writeTalk(
  world: ReviewWorld,
  mover: Mover,
  place: TalkPlace,
  said: TalkRecord,
): Promise<Result<Talk>> {
  const today = await world.today();
  return change(world, mover, place, 'talk', async (inside, cycle) => {
    if (mover.person === place.person) return failed(reviewProblem('review.own-talk'));
    const before = await selectTalk(inside, cycle.id, place.person);
    if (before && isSigned(before)) return failed(reviewProblem('review.talk-signed'));
    return written(place.person, said, handOf(mover), today);
  });
}

export async function signTalk(
  world: ReviewWorld,
  mover: Mover,
  place: TalkPlace,
  remark: string,
): Promise<Result<Talk>> {
  return change(world, mover, place, 'sign', async (inside, cycle) => {
    const talk = await selectTalk(inside, cycle.id, place.person);
    if (talk === undefined) return failed(reviewProblem('review.no-talk'));
    return signed(talk, mover, remark, world.now());
  });
}

async function change(
  world: ReviewWorld,
  mover: Mover,
  { cycle: id, person }: TalkPlace,
  move: 'talk' | 'sign',
  work: (inside: Records, cycle: Cycle) => Promise<Result<Talk>>,
): Promise<Result<Talk>> {
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<Talk>> => {
    const cycle = await selectCycle(inside, id, true);
    const [subject] = cycle ? await selectSubjects(inside, id, { person }) : [];
    if (!cycle || !subject || (cycle.state !== 'released' && cycle.state !== 'closed'))
      return failed(reviewProblem('review.no-result'));
    const talk = await work(inside, cycle);
    if (!talk.ok) return talk;
    await keepTalk(inside, id, talk.value);
    if (move === 'talk') await tell(inside, cycle, talk.value, now);
    await audit(
      inside,
      { actor: mover.account, action: `review.${move}`, object: `review:${id}`, detail: { person } },
      now,
    );
    return ok(talk.value);
  });
}

async function tell(records: Records, cycle: Cycle, { person, heldOn }: Talk, now: string): Promise<void> {
  const text = eachLang(
    (lang) =>
      ({
        'zh-CN': `${cycle.period} 考核的面谈记录等你签字。`,
        'zh-TW': `${cycle.period} 考核的面談記錄等你簽字。`,
        en: `The talk about the review ${cycle.period} waits for your signature.`,
      })[lang],
  );
  const link = `/reviews/results/${person}/${cycle.id}`;
  await notify(
    records,
    [{ to: { person }, kind: 'review.talk', text, link, key: `review:${cycle.id}:talk:${heldOn}` }],
    now,
  );
}

export { selectTalk as findTalk, selectTeamTalks as talksOfTeam } from './store.ts';
