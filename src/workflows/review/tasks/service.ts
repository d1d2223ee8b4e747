import { type Actor, reachOf } from '../../../access/index.ts';
import type { PlainDate } from '../../../base/period.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import type { Task } from '../../../notices/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { STEP_TITLES, type Step } from '../model.ts';
import { movesFrom } from '../moves.ts';
import { selectProposals } from '../proposals/store.ts';
import { countEntries, selectOwedBy } from '../ratings/store.ts';
import { daysOfCycle } from '../schedule/service.ts';
import { selectCycle, selectCycles } from '../store.ts';
import { type OwnTalkDebt, selectToHold, selectToSign } from '../talks/store.ts';
import { PROPOSALS } from '../uses.ts';

/** What reviews have somebody do: rate, hold a talk, sign it, move a cycle on, settle a proposal. */

interface TaskWorld {
  readonly records: Records;
  readonly today: () => Promise<PlainDate>;
}

export async function tasksOf(world: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  return [
    ...(await ratings(world, actor)),
    ...(await talks(world, actor)),
    ...(await cycles(world, actor)),
    ...(await proposals(world, actor)),
  ];
}

async function ratings({ records, today }: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  const { person } = actor.account;
  if (person === null || reachOf(actor, 'review.rate') === 'none') return [];
  const now = await today();
  const owed = await selectOwedBy(records, person);
  return Promise.all(
    owed
      .filter(({ opens }) => opens <= now)
      .map(async ({ cycle, step, count, due }) => {
        const period = (await selectCycle(records, cycle))?.period ?? '';
        const title = eachLang((lang) =>
          fill((step === 'self' ? RATE_SELF : RATE)[lang], {
            period,
            step: STEP_TITLES[step][lang],
            count: String(count),
          }),
        );
        return { kind: `review.rate-${step}`, title, count, due, link: `/reviews/rate/${cycle}` };
      }),
  );
}

async function talks({ records }: TaskWorld, { account: { id, person } }: Actor): Promise<readonly Task[]> {
  const ofOwn = person === null ? [] : await selectToSign(records, { person });
  const held = await selectToSign(records, { account: id });
  const toHold = person === null ? [] : await selectToHold(records, person);
  const list = '/reviews/mine';
  return Promise.all([
    ...ofOwn.map((one) =>
      talkTask(records, one, { step: 'sign', title: SIGN_OWN, link: resultLink(person, one.cycle) }),
    ),
    ...held.map((one) => talkTask(records, one, { step: 'sign', title: SIGN, link: list })),
    ...toHold.map((one) => talkTask(records, one, { step: 'talk', title: HOLD, link: list })),
  ]);
}

interface TalkStep {
  readonly step: Extract<Step, 'talk' | 'sign'>;
  readonly title: Text;
  readonly link: string;
}

async function talkTask(records: Records, owed: OwnTalkDebt, { step, title, link }: TalkStep): Promise<Task> {
  const cycle = await selectCycle(records, owed.cycle);
  const due = cycle ? (await daysOfCycle(records, cycle))[step].due : null;
  const params = { period: cycle?.period ?? '', count: String(owed.count) };
  return { kind: `review.${step}`, title: eachLang((lang) => fill(title[lang], params)), count: owed.count, due, link };
}

function resultLink(person: string | null, cycle: string): string {
  return `/reviews/results/${encodeURIComponent(person ?? '')}/${cycle}`;
}

async function cycles({ records, today }: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'review.manage') !== 'all') return [];
  const now = await today();
  const open = await selectCycles(records, { states: ['collecting', 'calibrating'] }, 100);
  const tasks: Task[] = [];
  for (const cycle of open) {
    const [next] = movesFrom(cycle.state);
    const step = (await daysOfCycle(records, cycle))[cycle.state === 'collecting' ? 'data' : 'release'];
    const link = `/reviews/cycles/${cycle.id}`;
    const late = (await countEntries(records, cycle.id, now)).reduce((sum, one) => sum + one.late, 0);
    if (cycle.state === 'collecting' && late > 0) {
      const title = eachLang((lang) => fill(LATE[lang], { period: cycle.period, count: String(late) }));
      tasks.push({ kind: 'review.late', title, count: late, due: null, link });
    }
    if (!next || step.opens > now) continue;
    const title = eachLang((lang) => `${cycle.period} ${next.title[lang]}`);
    tasks.push({ kind: `review.${next.id}`, title, count: 1, due: step.due, link });
  }
  return tasks;
}

async function proposals({ records }: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'review.settle') !== 'all') return [];
  const { roles, person, id } = actor.account;
  const open = await selectProposals(records, { state: 'open' }, 1000);
  const mine = open.filter((proposal) => {
    const waiting = PROPOSALS[proposal.kind].needs.filter((need) => !proposal.hands.some((hand) => hand.as === need));
    const spoken = proposal.hands.some((hand) => hand.account === id);
    return proposal.person !== person && !spoken && waiting.some((need) => roles.includes(need));
  });
  const flagged = await selectProposals(records, { state: 'confirmed', flagged: true }, 1000);
  const asked = flagged.filter(
    ({ kind, person: of }) => of !== person && PROPOSALS[kind].needs.some((need) => roles.includes(need)),
  );
  return [
    ...counted('review.settle', SETTLE, mine.length, '/reviews/proposals'),
    ...counted('review.flagged', FLAGGED, asked.length, '/reviews/proposals?state=confirmed'),
  ];
}

function counted(kind: string, text: Text, count: number, link: string): readonly Task[] {
  const title = eachLang((lang) => fill(text[lang], { count: String(count) }));
  return count === 0 ? [] : [{ kind, title, count, due: null, link }];
}

const RATE: Text = {
  'zh-CN': '{period} 考核{step}：{count} 人待评',
  'zh-TW': '{period} 考核{step}：{count} 人待評',
  en: 'Review of {period}, {step}: {count} to rate',
};
const RATE_SELF: Text = {
  'zh-CN': '{period} 考核自评待提交',
  'zh-TW': '{period} 考核自評待提交',
  en: 'Rate yourself in the review of {period}',
};
const SIGN_OWN: Text = {
  'zh-CN': '{period} 面谈记录待您签字',
  'zh-TW': '{period} 面談記錄待您簽字',
  en: 'Sign the record of your talk about {period}',
};
const SIGN: Text = {
  'zh-CN': '{period} 面谈记录：{count} 份待您签字',
  'zh-TW': '{period} 面談記錄：{count} 份待您簽字',
  en: 'Talks about {period} to sign: {count}',
};
const HOLD: Text = {
  'zh-CN': '{period} 考核面谈：{count} 人待谈',
  'zh-TW': '{period} 考核面談：{count} 人待談',
  en: 'Talks about {period} to hold: {count}',
};
const LATE: Text = {
  'zh-CN': '{period} 考核有 {count} 份评分逾期',
  'zh-TW': '{period} 考核有 {count} 份評分逾期',
  en: 'Review {period}: {count} ratings are late',
};
const FLAGGED: Text = {
  'zh-CN': '{count} 条已确认的考核建议失去依据，待决定是否保留',
  'zh-TW': '{count} 條已確認的考核建議失去依據，待決定是否保留',
  en: 'Confirmed proposals that lost their ground: {count}',
};
const SETTLE: Text = {
  'zh-CN': '考核建议：{count} 条待确认',
  'zh-TW': '考核建議：{count} 條待確認',
  en: 'Proposals from reviews to settle: {count}',
};
