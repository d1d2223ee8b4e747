import { addMonths, monthsIn, type Period, parsePeriod } from '../../../base/period.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import { datedIn } from '../../../ledger/index.ts';
import { readHistory } from '../../../ledger/service.ts';
import type { NoticeDraft } from '../../../notices/index.ts';
import { notify } from '../../../notices/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { formOf, formsOf, periodOf } from '../cycle.ts';
import type { Cycle, Subject } from '../model.ts';
import { type StoredProposal, type Turn, turnsOf } from '../proposal.ts';
import { bySubject } from '../ratings/facts.ts';
import { CONFIRMED, confirmedOf, monthsOf, RELEASED } from '../results/release.ts';
import { PROPOSALS, type Proposal, proposalsAfter } from '../uses.ts';
import type { ReviewWorld } from '../world.node.ts';
import { keepProposals, selectProposalsOf } from './store.ts';

/** Proposals from released results: made with a release, and made again whenever a result becomes another. */

/** How many months a row of results is looked for. */
const MONTHS_BACK = 12;

/** Brings the proposals of a cycle to what the results lead to now; `because` says why they became others. */
export async function proposeAgain(
  world: ReviewWorld,
  cycle: Cycle,
  subjects: readonly Subject[],
  because: string,
): Promise<void> {
  const { records, now, newId } = world;
  const due = await dueAfter(records, cycle, subjects);
  const people = subjects.map(({ person }) => person);
  const stored = await selectProposalsOf(records, cycle.id, people);
  const notices: NoticeDraft[] = [];
  const changed = subjects.flatMap(({ person, name }): readonly StoredProposal[] => {
    const own = stored.filter((one) => one.person === person);
    return turnsOf(own, due.get(person) ?? []).map((turn) => {
      const fresh = { hands: [], madeAt: now(), why: '', fact: null, flaggedAt: null } as const;
      const made = { id: newId(), cycle: cycle.id, person, name, kind: turn.kind, restsOn: turn.restsOn };
      const before = own.find(({ kind }) => kind === turn.kind) ?? { ...made, state: 'open' as const, ...fresh };
      const next = after(before, turn, because, now());
      notices.push(...noticesOf(cycle, next, turn, now()));
      return next;
    });
  });
  await keepProposals(records, changed);
  await notify(records, notices, now());
}

function after(before: StoredProposal, { turn, restsOn }: Turn, because: string, now: string): StoredProposal {
  switch (turn) {
    case 'arises':
      return { ...before, state: 'open', restsOn, hands: [], why: '', madeAt: now };
    case 'moves':
      return { ...before, restsOn };
    case 'withdrawn':
      return { ...before, state: 'withdrawn', why: because };
    case 'flagged':
      return { ...before, flaggedAt: now };
    case 'unflagged':
      return { ...before, flaggedAt: null };
  }
}

/** What each person's results up to the cycle lead to. */
async function dueAfter(
  records: Records,
  cycle: Cycle,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, readonly Proposal[]>> {
  const { last } = periodOf(cycle);
  const span = parsePeriod(`${addMonths(last, 1 - MONTHS_BACK).slice(0, 7)}..${cycle.period}`) as Period;
  const people = subjects.map(({ person }) => person);
  const history = await readHistory(records, { kinds: [RELEASED, CONFIRMED], subjects: people, period: span });
  const dated = datedIn(history, span);
  const of = (kind: string) => bySubject(dated.filter((fact) => fact.kind === kind));
  const [results, confirmed] = [of(RELEASED), of(CONFIRMED)];
  const months = monthsIn(span).map(({ text }) => text);
  const forms = formsOf(cycle);
  const due = subjects.map((subject) => {
    const row = monthsOf(results.get(subject.person) ?? [], months);
    const settled = confirmedOf(confirmed.get(subject.person) ?? []);
    return [subject.person, proposalsAfter(row, settled, formOf(forms, subject).uses)] as const;
  });
  return new Map(due);
}

/** Those who may confirm hear of what was taken from them; what arises waits among their tasks. */
function noticesOf(cycle: Cycle, proposal: StoredProposal, { turn }: Turn, at: string): readonly NoticeDraft[] {
  if (turn !== 'withdrawn' && turn !== 'flagged') return [];
  const text = eachLang((lang) => {
    const what = { name: proposal.name, period: cycle.period, kind: PROPOSALS[proposal.kind].title[lang] };
    return fill(TOLD[turn][lang], what);
  });
  const state = turn === 'withdrawn' ? 'withdrawn' : 'confirmed';
  return PROPOSALS[proposal.kind].needs.map((role) => ({
    ...{ to: { role }, kind: `review.proposal-${turn}`, text, link: `/reviews/proposals?state=${state}` },
    key: `review-proposal:${proposal.id}:${turn}:${at}`,
  }));
}

const TOLD: Readonly<Record<'withdrawn' | 'flagged', Text>> = {
  withdrawn: {
    'zh-CN': '{name} 的建议“{kind}”已撤回：{period} 考核结果已更正。',
    'zh-TW': '{name} 的建議「{kind}」已撤回：{period} 考核結果已更正。',
    en: 'The proposal “{kind}” for {name} is withdrawn: the result of {period} was corrected.',
  },
  flagged: {
    'zh-CN': '{name} 已确认的“{kind}”失去依据：{period} 考核结果已更正，请决定是否保留。',
    'zh-TW': '{name} 已確認的「{kind}」失去依據：{period} 考核結果已更正，請決定是否保留。',
    en: '“{kind}” for {name} was confirmed and has lost its ground: the result of {period} was corrected. Say whether it stays.',
  },
};
