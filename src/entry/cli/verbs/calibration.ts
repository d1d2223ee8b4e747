import type { Actor } from '../../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { say, type Text, trilingual } from '../../../base/text.ts';
import { DRAWN_OF, type DrawnOf, SESSION_TITLES, type Session } from '../../../workflows/quality/calibration/model.ts';
import { MOVES } from '../../../workflows/quality/calibration/moves.ts';
import type { SessionView } from '../../../workflows/quality/calibration/service.ts';
import type { QualityWorld } from '../../../workflows/quality/service.ts';
import { AS } from '../acting.ts';
import { handProblem } from '../hand-problems.ts';
import { deliver, type SheetColumn, written } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Call, Operand, Option, Verb } from '../verb.ts';
import { dayOf, tell } from '../versions.ts';
import { OUT } from '../words.ts';
import { entriesOf } from './quality-score.ts';

/** Calibration at the command line: the same sessions by the same rules; scores stay hidden until one is closed. */

type Use = (world: QualityWorld, actor: Actor) => Promise<readonly Problem[]>;

async function inSessions(call: Call, use: Use): Promise<readonly Problem[]> {
  const { inQualityAs } = await import('../quality.ts');
  return inQualityAs(call, use);
}

async function sessions() {
  return import('../../../workflows/quality/calibration/service.ts');
}

const COLUMNS: readonly SheetColumn[] = [
  { id: 'id', title: trilingual('编号', '編號', 'Id') },
  { id: 'title', title: trilingual('名称', '名稱', 'Title') },
  { id: 'card', title: trilingual('评分表', '評分表', 'Scorecard') },
  { id: 'state', title: trilingual('状态', '狀態', 'State') },
  { id: 'due', title: trilingual('期限', '期限', 'Due') },
  { id: 'conversations', title: trilingual('会话', '會話', 'Conversations'), number: true },
  { id: 'handed_in', title: trilingual('已交', '已交', 'Handed in') },
];

const NONE = trilingual(
  '还没有校准。开一次：jixin calibration open --help',
  '還沒有校準。開一次：jixin calibration open --help',
  'There is no calibration session yet. To open one: jixin calibration open --help',
);

interface Counted {
  readonly session: Session;
  readonly conversations: number;
  readonly handedIn: ReadonlyMap<string, number>;
}

function rowOf(call: Call, { session, conversations, handedIn }: Counted): readonly (string | null)[] {
  const { id, title: called, card, cardVersion, state, due, inspectors } = session;
  const stands = call.format === 'table' ? say(SESSION_TITLES[state], call.lang) : state;
  const handed = inspectors.map(({ account, name }) => `${name} ${handedIn.get(account) ?? 0}`).join(', ');
  return [id, called, `${card}@${cardVersion}`, stands, due, String(conversations), handed];
}

export const calibrationList: Verb = {
  name: 'calibration list',
  about: trilingual(
    '列出校准，以及每个质检员交了几份',
    '列出校準，以及每個質檢員交了幾份',
    'list the sessions, and how far each inspector is',
  ),
  needs: 'calibration.read',
  operands: [],
  options: [AS, OUT],
  examples: ['jixin calibration list --as quality'],
  run: (call) =>
    inSessions(call, async ({ records }) => {
      const lines = await (await sessions()).sessionLines(records);
      return deliver(call, { columns: COLUMNS, rows: lines.map((one) => rowOf(call, one)), empty: NONE });
    }),
};

const option = (name: string, value: string, about: Text): Option => ({ name, value, about });

export const calibrationOpen: Verb = {
  name: 'calibration open',
  about: trilingual(
    '开一次校准：几个质检员用同一张表评同样的会话',
    '開一次校準：幾個質檢員用同一張表評同樣的會話',
    'open a session: several inspectors score the same conversations by one card',
  ),
  needs: 'calibration.lead',
  operands: [],
  options: [
    AS,
    { ...option('title', 'TEXT', trilingual('名称', '名稱', 'what it is called')), required: true },
    { ...option('card', 'CARD', trilingual('评分表', '評分表', 'the scorecard')), required: true },
    { ...option('due', 'DAY', trilingual('评到哪一天', '評到哪一天', 'the last day to score')), required: true },
    {
      ...option(
        'inspectors',
        'LOGIN,…',
        trilingual('质检员的登录名', '質檢員的登入名', 'the inspectors’ sign-in names'),
      ),
      required: true,
    },
    option('contacts', 'KEY,…', trilingual('会话的编号', '會話的編號', 'the conversations’ keys')),
    option('draw', 'COUNT', trilingual('随机抽几条会话', '隨機抽幾條會話', 'how many to draw at random, of --period')),
    option('period', 'PERIOD', trilingual('从哪个期间抽', '從哪個期間抽', 'the period they are drawn from')),
    {
      ...option(
        'of',
        DRAWN_OF.join('|'),
        trilingual('从哪些里抽', '從哪些裡抽', 'draw of all, or of checks that an appeal changed'),
      ),
      choices: DRAWN_OF,
    },
  ],
  examples: [
    'jixin calibration open --title "Week 14" --card basic --due 2026-04-07 --inspectors quality,wang --draw 5 --period 2026-03 --as quality',
  ],
  run: (call) => {
    const due = dayOf(call, 'due');
    const draw = drawIn(call);
    if (!due.ok || !draw.ok) return Promise.resolve([...due.problems, ...draw.problems]);
    return inSessions(call, async (world, actor) => {
      const { openSession } = await import('../../../workflows/quality/calibration/opening/service.ts');
      const inspectors = await accountsOf(world, namesIn(call, 'inspectors'));
      if (!inspectors.ok) return inspectors.problems;
      const about = { title: call.options.get('title') ?? '', card: call.options.get('card') ?? '', due: due.value };
      const chosen = { inspectors: inspectors.value, contacts: namesIn(call, 'contacts'), draw: draw.value };
      const opened = await openSession(world, actor, { ...about, ...chosen });
      if (!opened.ok) return opened.problems;
      const { session, conversations } = opened.value;
      const line = { session, conversations: conversations.length, handedIn: new Map<string, number>() };
      return deliver(call, { columns: COLUMNS, rows: [rowOf(call, line)] });
    });
  },
};

function namesIn(call: Call, name: string): readonly string[] {
  return (call.options.get(name) ?? '')
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** So many conversations a session has at most. */
const MOST = 100;

function drawIn(call: Call): Result<{ count: number; period: string; of: DrawnOf } | null> {
  const text = call.options.get('draw');
  if (text === undefined) return ok(null);
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MOST)
    return failed(cliProblem('cli.number-bad', { option: '--draw', value: text, from: 1, to: MOST }));
  const period = call.options.get('period');
  if (period === undefined) return failed(cliProblem('cli.option-required', { option: '--period', verb: call.verb }));
  return ok({ count, period, of: (call.options.get('of') ?? 'all') as DrawnOf });
}

async function accountsOf({ records }: QualityWorld, logins: readonly string[]): Promise<Result<readonly string[]>> {
  const { accountByLogin } = await import('../../../access/accounts/service.ts');
  const found = await Promise.all(logins.map((login) => accountByLogin(records, login)));
  const unknown = logins.filter((_, at) => found[at] === null);
  if (unknown.length > 0) return failed(...unknown.map((login) => handProblem('cli.no-account', { login })));
  return ok(found.flatMap((account) => account?.id ?? []));
}

const SESSION: Operand = {
  name: 'SESSION',
  count: 'one',
  about: trilingual('校准的编号', '校準的編號', 'the id of the session (see jixin calibration list)'),
};

export const calibrationShow: Verb = {
  name: 'calibration show',
  about: trilingual(
    '一次校准：会话和自己的评分；结束后还有一致性和各人的偏差',
    '一次校準：會話和自己的評分；結束後還有一致性和各人的偏差',
    'a session: its conversations and one’s own scores; once closed, agreement and each inspector’s deviation',
  ),
  needs: 'calibration.read',
  operands: [SESSION],
  options: [AS],
  examples: ['jixin calibration show 4f1c9a20 --as quality --format json'],
  run: (call) =>
    inSessions(call, async (world, actor) => {
      const view = await (await sessions()).viewSession(world, actor, call.operands[0] ?? '');
      if (!view.ok) return view.problems;
      if (call.format === 'json') {
        const { handedIn, ...rest } = view.value;
        await call.console.write(`${JSON.stringify({ ...rest, handedIn: Object.fromEntries(handedIn) }, null, 2)}\n`);
        return [];
      }
      await call.console.write(textOf(call, view.value));
      return [];
    }),
};

const SCORED: readonly SheetColumn[] = [
  { id: 'contact', title: trilingual('会话', '會話', 'Conversation') },
  { id: 'started_at', title: trilingual('开始', '開始', 'Began') },
  { id: 'scored', title: trilingual('评分', '評分', 'Scored by') },
  { id: 'agreed', title: trilingual('标准答案', '標準答案', 'Agreed') },
];
const AGREED: readonly SheetColumn[] = [
  { id: 'item', title: trilingual('项目', '項目', 'Item') },
  { id: 'alpha', title: trilingual('一致性 α', '一致性 α', 'Alpha'), number: true },
  { id: 'low', title: trilingual('下限', '下限', 'Low'), number: true },
  { id: 'high', title: trilingual('上限', '上限', 'High'), number: true },
];
const DEVIATES: readonly SheetColumn[] = [
  { id: 'inspector', title: trilingual('质检员', '質檢員', 'Inspector') },
  { id: 'item', title: trilingual('项目', '項目', 'Item') },
  { id: 'n', title: trilingual('次数', '次數', 'n'), number: true },
  { id: 'bias', title: trilingual('偏差', '偏差', 'Bias'), number: true },
  { id: 'distance', title: trilingual('距离', '距離', 'Distance'), number: true },
];
const YES = trilingual('是', '是', 'yes');

function textOf(call: Call, { session, conversations, scores, outcome }: SessionView): string {
  const nameOf = (id: string) => session.inspectors.find(({ account }) => account === id)?.name ?? id;
  const handed = (contact: string) =>
    scores
      .filter((one) => one.contact === contact && one.submittedAt !== null)
      .map(({ inspector }) => nameOf(inspector));
  const parts = [
    {
      columns: SCORED,
      rows: conversations.map(({ contact, conversation, reference }) => [
        ...[contact, conversation.startedAt, handed(contact).join(', ') || null],
        reference && say(YES, call.lang),
      ]),
    },
    { columns: AGREED, rows: (outcome?.agreement ?? []).map(({ item, alpha, low, high }) => [item, alpha, low, high]) },
    {
      columns: DEVIATES,
      rows: (outcome?.deviations ?? []).map(({ inspector, item, n, bias, distance }) => [
        ...[nameOf(inspector), item, String(n)],
        ...[bias, distance],
      ]),
    },
  ];
  const head = `${session.title} · ${session.card}@${session.cardVersion} · ${say(SESSION_TITLES[session.state], call.lang)}\n`;
  const shown = parts.filter(({ rows }) => rows.length > 0).map((part) => written(part, call.format, call));
  return call.format === 'csv' ? (shown[0] ?? '') : [head, ...shown].join('\n');
}

const ENTRIES: readonly Operand[] = [
  SESSION,
  { name: 'CONTACT', count: 'one', about: trilingual('会话的编号', '會話的編號', 'the conversation’s key') },
  {
    name: 'ITEM=VALUE',
    count: 'some',
    about: trilingual(
      '每项的分值或 na',
      '每項的分值或 na',
      'each item’s value or na, with a note where wanted: item=4:the words',
    ),
  },
];
const GIVEN = trilingual('{contact} 已交。', '{contact} 已交。', '{contact} is handed in.');
const KEPT = trilingual(
  '{contact} 的标准答案已记下。',
  '{contact} 的標準答案已記下。',
  'What is right for {contact} is kept.',
);

export const calibrationScore: Verb = {
  name: 'calibration score',
  about: trilingual(
    '评校准里的一条会话并交上',
    '評校準裡的一條會話並交上',
    'score a conversation of a session, and hand it in',
  ),
  needs: 'calibration.score',
  operands: ENTRIES,
  options: [AS, option('remark', 'TEXT', trilingual('总评', '總評', 'a remark'))],
  examples: ['jixin calibration score 4f1c9a20 c1 greeting=0 answer=4:答错运费 tone=0 --as quality'],
  run: (call) => {
    const [id = '', contact = '', ...said] = call.operands;
    const entries = entriesOf(said);
    if (!entries.ok) return Promise.resolve(entries.problems);
    return inSessions(call, async (world, actor) => {
      const { saveScore, viewSession } = await sessions();
      const view = await viewSession(world, actor, id);
      if (!view.ok) return view.problems;
      const draft = view.value.scores.find((one) => one.contact === contact && one.inspector === actor.account.id);
      const given = { entries: entries.value, remark: call.options.get('remark') ?? '', submit: true };
      const saved = await saveScore(world, actor, { id, contact }, { ...given, revision: draft?.revision ?? 0 });
      return saved.ok ? tell(call, GIVEN, { session: id, contact }) : saved.problems;
    });
  },
};

export const calibrationAgree: Verb = {
  name: 'calibration agree',
  about: trilingual(
    '记下一条会话的标准答案；评过的人不能记',
    '記下一條會話的標準答案；評過的人不能記',
    'keep what was agreed to be right for a conversation; not by anybody who scored in the session',
  ),
  needs: 'calibration.lead',
  operands: ENTRIES,
  options: [AS],
  examples: ['jixin calibration agree 4f1c9a20 c1 greeting=0 answer=4 tone=0 --as manager'],
  run: (call) => {
    const [id = '', contact = '', ...said] = call.operands;
    const entries = entriesOf(said);
    if (!entries.ok) return Promise.resolve(entries.problems);
    return inSessions(call, async (world, actor) => {
      const agreed = await (await sessions()).agreeReference(world, actor, { id, contact }, entries.value);
      return agreed.ok ? tell(call, KEPT, { session: id, contact }) : agreed.problems;
    });
  },
};

const MOVED = trilingual('校准 {session}：{stands}。', '校準 {session}：{stands}。', 'Session {session}: {stands}.');

/** A verb for every move there is. */
export const calibrationMoves: readonly Verb[] = MOVES.map(({ id: move, title: called, action }) => ({
  name: `calibration ${move}`,
  about: called,
  needs: action,
  operands: [SESSION],
  options: [AS, option('reason', 'TEXT', trilingual('理由', '理由', 'the reason'))],
  examples: [`jixin calibration ${move} 4f1c9a20 --as manager`],
  run: (call) =>
    inSessions(call, async (world, actor) => {
      const asked = { id: call.operands[0] ?? '', move, reason: call.options.get('reason') ?? '' };
      const moved = await (await sessions()).moveSession(world, actor, asked);
      if (!moved.ok) return moved.problems;
      const { id, state } = moved.value;
      return tell(call, MOVED, { session: id, state, stands: say(SESSION_TITLES[state], call.lang) });
    }),
}));
