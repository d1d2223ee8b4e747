import type { Account } from '../../access/index.ts';
import { ok, type Result } from '../../base/problem.ts';
import { claimNames } from '../../people/index.ts';
import { readPeople } from '../../people/service.ts';
import { wholeRows } from '../../stages/activity/index.ts';
import { giveVerdict } from '../../workflows/appeal/deciding/service.ts';
import { answerDecision, fileAppeal } from '../../workflows/appeal/filing/service.ts';
import type { AppealWorld } from '../../workflows/appeal/http.ts';
import type { Appeal, Correction, Outcome } from '../../workflows/appeal/index.ts';
import { rowWithCorrections, sheetOf } from '../../workflows/appeal/objects/service.ts';
import { seat, seatHolders } from '../../workflows/appeal/seats/service.ts';
import { actorOf } from './actor.ts';

/** Appeals of the demo's agent about checks, one in each state that a visitor wants to see, and the seats of joint reviews. */

export interface DemoAppeals {
  readonly world: AppealWorld;
  readonly accounts: Readonly<Partial<Record<string, Account>>>;
}

type Row = Readonly<Record<'row_key' | 'deductions' | 'contact', string>>;

const SEATS = { quality: 'quality-lead', group: 'lead', vip: 'vip-lead' } as const;

/** Done once; what is there already stays as it is. Fewer checks than appeals: a small demo has fewer of both. */
export async function seedAppeals({ world, accounts }: DemoAppeals): Promise<Result<null>> {
  const { agent, quality, hr } = accounts;
  if (!agent?.person || !quality || !hr || (await seatedBefore(world))) return ok(null);
  for (const [name, login] of Object.entries(SEATS)) {
    const account = accounts[login];
    if (!account) continue;
    const given = await seat(world, actorOf(hr), { seat: name as keyof typeof SEATS, account: account.id });
    if (!given.ok) return given;
  }
  const rows = await checksOf(world, agent.person, quality.name);
  for (const [i, story] of STORIES.entries()) {
    const row = rows[i];
    const told = row ? await tell(world, { agent, quality, other: accounts['vip-lead'] }, row, story) : ok(null);
    if (!told.ok) return told;
  }
  return ok(null);
}

async function seatedBefore(world: AppealWorld): Promise<boolean> {
  return (await seatHolders(world.records)).size > 0;
}

interface Story {
  readonly statement: (contact: string) => string;
  readonly verdict?: {
    readonly outcome: Outcome;
    readonly reason: string;
    readonly principle: string;
    readonly keeps: string;
  };
  readonly next?: 'accept' | 'ask-joint';
}

/** The newest last, for that is what the inbox shows first. */
const STORIES: readonly Story[] = [
  {
    statement: (contact) => `会话 ${contact} 里客户连问三个问题，我分三条回答，质检只看了第一条就判“答复不完整”。`,
    verdict: {
      ...{ outcome: 'upheld', reason: '回看完整会话，三个问题都有回答，原判漏看后两条。', keeps: '0' },
      principle: '“答复完整”按整段会话判断，分条回答视为一次答复。',
    },
    next: 'accept',
  },
  {
    statement: (contact) => `会话 ${contact} 被判“语气生硬”，但客户先辱骂，我按话术提醒了一次。`,
    verdict: {
      ...{ outcome: 'rejected', reason: '提醒话术应先致歉再说明，这里直接说明，扣分成立。', keeps: '' },
      principle: '客户失当时仍先安抚，再提醒。',
    },
    next: 'ask-joint',
  },
  {
    statement: (contact) => `会话 ${contact} 漏登工单：系统当时报错，十分钟后我补登了。`,
    verdict: {
      ...{ outcome: 'partly', reason: '补登属实，但没有当场告知客户，保留 1 分。', keeps: '1' },
      principle: '系统故障后三十分钟内补登，不算漏登。',
    },
  },
  { statement: (contact) => `会话 ${contact} 扣分项写“未主动问候”，首句就是“您好，请问有什么可以帮您”。` },
];

interface Cast {
  readonly agent: Account;
  readonly quality: Account;
  readonly other: Account | undefined;
}

async function tell(
  world: AppealWorld,
  { agent, quality, other }: Cast,
  row: Row,
  story: Story,
): Promise<Result<null>> {
  const { statement, verdict, next } = story;
  const ref = `check:${row.row_key}`;
  const said = { statement: statement(row.contact), wish: '取消这次扣分', rows: [`contact:${row.contact}`] };
  const asked = { kind: 'row' as const, ref, person: agent.person ?? '', ...said, question: null };
  const filed = await fileAppeal(world, actorOf(agent), asked);
  // The window of an old demo is over: its appeals stay untold.
  if (!filed.ok || verdict === undefined) return ok(null);
  const { outcome, reason, principle, keeps } = verdict;
  const right = await correctionOf(world, filed.value, '0');
  const corrections =
    outcome === 'rejected' ? [] : [keeps === '0' ? right : await correctionOf(world, filed.value, keeps)];
  const id = filed.value.id;
  const ruled = await giveVerdict(world, actorOf(quality), 'review', { id, outcome, reason, principle, corrections });
  if (!ruled.ok || next === undefined) return ruled.ok ? ok(null) : ruled;
  const answered = await answerDecision(world, actorOf(agent), { id, move: next, reason: '当时没有别的话术可用。' });
  if (!answered.ok || next !== 'ask-joint' || !other) return answered.ok ? ok(null) : answered;
  return vote(world, other, answered.value, [right]);
}

/** A check that was scored here is judged anew item by item; of a source's check the sum alone is known. */
async function correctionOf(world: AppealWorld, appeal: Appeal, keeps: string): Promise<Correction> {
  const { ref, items } = appeal.object;
  const found = await rowWithCorrections(world, ref);
  const sheet = found && (await sheetOf(world, found.row));
  if (!sheet) return { change: 'value', row: ref, column: 'deductions', value: keeps };
  return { change: 'check', row: ref, entries: Object.fromEntries(items.map((item) => [item, { value: '0' }])) };
}

async function vote(world: AppealWorld, who: Account, { id }: Appeal, corrections: readonly Correction[]) {
  const reason = '贵宾组同样情形按提醒一次处理，不扣分。';
  const ballot = { id, outcome: 'upheld' as const, reason, principle: '', corrections };
  const voted = await giveVerdict(world, actorOf(who), 'vote', ballot);
  return voted.ok ? ok(null) : voted;
}

/** The agent's newest checks with points off, by other inspectors than the one who will review them. */
async function checksOf(world: AppealWorld, person: string, reviewer: string): Promise<readonly Row[]> {
  const today = await world.today();
  const names = claimNames(await readPeople(world.records, today)).namesOf(person);
  const ever = { kind: 'range', text: 'ever', first: '1900-01-01', last: '9999-12-31' } as const;
  const { from, lent } = await wholeRows(world.activity, 'check', ever);
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const sql = `SELECT r.row_key, r.contact, CAST(r.deductions AS VARCHAR) AS deductions FROM ${from} r
    WHERE r.agent IN (${names.map(quoted).join(', ')}) AND r.deductions > 1 AND r.inspector <> ${quoted(reviewer)}
    ORDER BY r.checked_at DESC, r.row_key LIMIT ${STORIES.length}`;
  return (await world.activity.lend(lent, () => world.activity.query(sql))) as unknown as readonly Row[];
}
