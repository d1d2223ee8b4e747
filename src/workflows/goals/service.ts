import type { Actor } from '../../access/index.ts';
import { audit } from '../../audit/service.ts';
import { monthOf, type Period, type PlainDate } from '../../base/period.ts';
import { errorsIn, failed, ok, type Result } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import type { Fact, FactDraft } from '../../ledger/index.ts';
import { fieldValue } from '../../ledger/index.ts';
import { appendFacts, readHistory, withdrawFact } from '../../ledger/service.ts';
import type { NoticeDraft } from '../../notices/index.ts';
import { notify } from '../../notices/service.ts';
import { readPeople } from '../../people/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { type MetricDefinition, metricCall } from '../../stages/metrics/index.ts';
import { goalsOf, mayDecide, readGoal, subjectOf } from './goals.ts';
import { type Goal, type GoalSet, PROPOSED, SET } from './model.ts';
import { goalsProblem } from './problems.ts';

/** Goals proposed, approved and given back; each step is a fact of the ledger, an audit line and a notice. */

export interface GoalsWorld {
  readonly records: Records;
  readonly now: () => string;
  readonly today: () => Promise<PlainDate>;
  /** The month that is running: the newest with activity. */
  readonly month: () => Promise<Period>;
  readonly newId: () => string;
  readonly dictionary: () => readonly MetricDefinition[];
}

export const LINK = '/reviews/goals';

export async function goalSets({ records, today }: Pick<GoalsWorld, 'records' | 'today'>): Promise<readonly GoalSet[]> {
  return goalsOf(await readHistory(records, { kinds: [PROPOSED, SET] }), await today());
}

export interface Proposal {
  readonly post: string;
  readonly from: PlainDate;
  readonly why: string;
  readonly goals: readonly Goal[];
}

export async function propose(world: GoalsWorld, { account }: Actor, asked: Proposal): Promise<Result<null>> {
  const { first } = monthOf(await world.today());
  if (asked.from < first) return failed(goalsProblem('goals.past', { from: asked.from, first }));
  const known = (metric: string) => metricCall(metric, world.dictionary()).ok;
  const read = asked.goals.map((goal) => readGoal(goal, known));
  const problems = read.flatMap(({ problems: found }) => found);
  if (errorsIn(problems).length > 0) return failed(...problems);
  const set = world.newId();
  const drafts = read.flatMap((one, nr) => (one.ok ? [draftOf(asked, one.value, { set, nr, by: account })] : []));
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<null>> => {
    const appended = await appendFacts(inside, drafts, () => new Date(now));
    if (!appended.ok) return appended;
    const event = { actor: account.id, action: 'goal.propose', object: subjectOf(asked.post) };
    await audit(inside, { ...event, detail: { set, from: asked.from, goals: drafts.length } }, now);
    const words = wordsOf(asked.post, PROPOSED_WORDS);
    await notify(inside, [{ ...noticeOf('goals.proposed', words, set), to: { role: 'manager' } }], now);
    return ok(null);
  });
}

interface Author {
  readonly set: string;
  readonly nr: number;
  readonly by: Actor['account'];
}

function draftOf({ post, from, why }: Proposal, goal: Goal, { set, nr, by }: Author): FactDraft {
  const measured = goal.metric === null ? {} : { metric: goal.metric };
  const aimed = goal.target === null ? {} : { target: goal.target };
  const data = { set, nr: String(nr + 1), area: goal.area, goal: goal.goal, ...measured, ...aimed, account: by.id };
  return {
    kind: PROPOSED,
    subject: subjectOf(post),
    valid: from,
    until: null,
    by: by.name,
    why,
    replaces: null,
    data,
    source: null,
  };
}

export interface Decision {
  readonly set: string;
  readonly why: string;
}

/** The proposal's facts become the post's, in the name of who approves. */
export function approve(world: GoalsWorld, actor: Actor, decision: Decision): Promise<Result<null>> {
  return decide(world, actor, decision, async (inside, set, facts, now) => {
    const drafts = facts.map(({ data, subject, valid, why, by }): FactDraft => {
      const approved = { ...data, proposed_by: by };
      const said = decision.why.trim() || why;
      return {
        kind: SET,
        subject,
        valid,
        until: null,
        by: actor.account.name,
        why: said,
        replaces: null,
        data: approved,
        source: null,
      };
    });
    const appended = await appendFacts(inside, drafts, () => new Date(now));
    if (!appended.ok) return appended;
    const people = (await readPeople(inside, set.from)).filter(({ post }) => post === set.post);
    const notice = noticeOf('goals.approved', wordsOf(set.post, APPROVED_WORDS), set.set);
    await notify(
      inside,
      [...people.map(({ id }) => ({ ...notice, to: { person: id } })), { ...notice, to: { account: set.account } }],
      now,
    );
    return ok(null);
  });
}

export function giveBack(world: GoalsWorld, actor: Actor, decision: Decision): Promise<Result<null>> {
  return decide(world, actor, decision, async (inside, set, facts, now) => {
    for (const { id } of facts) {
      const taken = await withdrawFact(inside, id, { by: actor.account.name, why: decision.why }, () => new Date(now));
      if (!taken.ok) return taken;
    }
    const notice = noticeOf('goals.returned', wordsOf(set.post, RETURNED_WORDS, decision.why), set.set);
    await notify(inside, [{ ...notice, to: { account: set.account } }], now);
    return ok(null);
  });
}

type Deciding = (inside: Records, set: GoalSet, facts: readonly Fact[], now: string) => Promise<Result<null>>;

async function decide(
  world: GoalsWorld,
  { account }: Actor,
  { set: id, why }: Decision,
  then: Deciding,
): Promise<Result<null>> {
  const [now, today] = [world.now(), await world.today()];
  return world.records.transaction(async (inside): Promise<Result<null>> => {
    const found = goalsOf(await readHistory(inside, { kinds: [PROPOSED, SET] }), today).find(({ set }) => set === id);
    if (found === undefined) return failed(goalsProblem('goals.not-found'));
    const allowed = mayDecide(found, account.id);
    if (!allowed.ok) return allowed;
    const subjects = [subjectOf(found.post)];
    const said = await readHistory(inside, { kinds: [PROPOSED], subjects });
    const facts = said.filter(({ kind, data }) => kind === PROPOSED && data.set === id);
    const done = await then(inside, found, facts, now);
    if (!done.ok) return done;
    await audit(
      inside,
      { actor: account.id, action: 'goal.decide', object: subjectOf(found.post), detail: { set: id, why } },
      now,
    );
    return done;
  });
}

type Words = (post: Text, why: string) => Text;

const PROPOSED_WORDS: Words = (post) => ({
  'zh-CN': `“${post['zh-CN']}”的目标等待批准。`,
  'zh-TW': `「${post['zh-TW']}」的目標等待核准。`,
  en: `The goals of ${post.en} wait for approval.`,
});
const APPROVED_WORDS: Words = (post) => ({
  'zh-CN': `“${post['zh-CN']}”的目标已批准。`,
  'zh-TW': `「${post['zh-TW']}」的目標已核准。`,
  en: `The goals of ${post.en} are approved.`,
});
const RETURNED_WORDS: Words = (post, why) => ({
  'zh-CN': `“${post['zh-CN']}”的目标被退回：${why}`,
  'zh-TW': `「${post['zh-TW']}」的目標被退回：${why}`,
  en: `The goals of ${post.en} were given back: ${why}`,
});

function wordsOf(post: string, words: Words, why = ''): Text {
  return words(fieldValue('post', post), why);
}

function noticeOf(kind: string, text: Text, set: string): Omit<NoticeDraft, 'to'> {
  return { kind, text, link: LINK, key: `${kind} ${set}` };
}
