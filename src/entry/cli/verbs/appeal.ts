import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { fill, inARow, say, type Text, trilingual } from '../../../base/text.ts';
import type { Appeal, Correction, ObjectKind, Outcome } from '../../../workflows/appeal/index.ts';
import {
  appealProblem,
  OBJECT_KINDS,
  OUTCOME_TITLES,
  OUTCOMES,
  STATE_TITLES,
} from '../../../workflows/appeal/index.ts';
import { type Acting, AS, actingIn } from '../acting.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Call, Operand, Option, Verb } from '../verb.ts';

/** Appeals at the command line: the same moves by the same rules as on the pages. */

const ID: Operand = {
  name: 'ID',
  count: 'one',
  about: {
    'zh-CN': '申诉的号或编号（见 jixin appeal list）',
    'zh-TW': '申訴的號或編號（見 jixin appeal list）',
    en: 'the number or id of the appeal (see jixin appeal list)',
  },
};
const REASON: Option = {
  name: 'reason',
  value: 'TEXT',
  about: { 'zh-CN': '理由', 'zh-TW': '理由', en: 'the reason' },
};
const VERDICT: readonly Option[] = [
  {
    name: 'outcome',
    value: 'upheld|partly|rejected',
    choices: OUTCOMES,
    required: true,
    about: { 'zh-CN': '结论', 'zh-TW': '結論', en: 'the outcome' },
  },
  { ...REASON, required: true },
  {
    name: 'principle',
    value: 'TEXT',
    about: {
      'zh-CN': '判断要点，隐名公开',
      'zh-TW': '判斷要點，隱名公開',
      en: 'what it teaches; published without names',
    },
  },
  {
    name: 'corrections',
    value: 'JSON',
    about: {
      'zh-CN': '更正，如 [{"change":"check","row":"check:…","entries":{"answer":{"value":"0"}}}]',
      'zh-TW': '更正，如 [{"change":"check","row":"check:…","entries":{"answer":{"value":"0"}}}]',
      en: 'what is corrected, such as [{"change":"check","row":"check:…","entries":{"answer":{"value":"0"}}}]',
    },
  },
];

const COLUMNS: readonly SheetColumn[] = [
  { id: 'number', title: trilingual('号', '號', 'No.'), number: true },
  { id: 'id', title: trilingual('编号', '編號', 'Id') },
  { id: 'person', title: trilingual('申诉人', '申訴人', 'Person') },
  { id: 'about', title: trilingual('关于', '關於', 'About') },
  { id: 'ref', title: trilingual('引用', '引用', 'Ref') },
  { id: 'state', title: trilingual('状态', '狀態', 'State') },
  { id: 'outcome', title: trilingual('结论', '結論', 'Outcome') },
  { id: 'due', title: trilingual('期限', '期限', 'Due') },
];

const NONE = trilingual(
  '没有可以看到的申诉。对自己的数字有异议：jixin appeal file --as 登录名 --kind row|rating|line --ref … --text …',
  '沒有可以看到的申訴。對自己的數字有異議：jixin appeal file --as 登入名 --kind row|rating|line --ref … --text …',
  'There is no appeal to be seen. To contest a number of one’s own: jixin appeal file --as LOGIN --kind row|rating|line --ref … --text …',
);

function rowOf({ number, id, person, object, state, rulings, due }: Appeal, call: Call): readonly (string | null)[] {
  const outcome = rulings.at(-1)?.outcome ?? null;
  const plain = call.format !== 'table';
  const called = outcome === null || plain ? outcome : say(OUTCOME_TITLES[outcome], call.lang);
  const stands = plain ? state : say(STATE_TITLES[state], call.lang);
  return [String(number), id, person, say(object.title, call.lang), object.ref, stands, called, due];
}

async function show(call: Call, appeals: readonly Appeal[]): Promise<readonly Problem[]> {
  return deliver(call, { columns: COLUMNS, rows: appeals.map((one) => rowOf(one, call)), empty: NONE });
}

const shown = (call: Call) => async (result: Result<Appeal>) =>
  result.ok ? show(call, [result.value]) : result.problems;

/** By number or id, and only where the account may read it. */
async function theOne({ world, actor }: Acting, asked: string): Promise<Result<Appeal>> {
  const { appealOf } = await import('../../../workflows/appeal/reading/service.ts');
  return appealOf(world, actor, asked);
}

export const appealFile: Verb = {
  name: 'appeal file',
  about: {
    'zh-CN': '对自己的一个数字提出申诉',
    'zh-TW': '對自己的一個數字提出申訴',
    en: 'contest one of one’s own numbers',
  },
  needs: 'appeal.file',
  within: true,
  operands: [],
  options: [
    AS,
    {
      name: 'kind',
      value: 'row|rating|line',
      choices: OBJECT_KINDS,
      required: true,
      about: { 'zh-CN': '哪类数字', 'zh-TW': '哪類數字', en: 'the kind of number' },
    },
    {
      name: 'ref',
      value: 'REF',
      required: true,
      about: {
        'zh-CN': '哪个数字：check:<键>、评分的事实编号、<核算>/<项目>',
        'zh-TW': '哪個數字：check:<鍵>、評分的事實編號、<核算>/<項目>',
        en: 'the number: check:<key>, a rating’s fact, or <run>/<line>',
      },
    },
    {
      name: 'text',
      value: 'TEXT',
      required: true,
      about: { 'zh-CN': '哪里不对，为什么', 'zh-TW': '哪裡不對，為什麼', en: 'what is wrong, and why' },
    },
    { name: 'wish', value: 'TEXT', about: { 'zh-CN': '应该是多少', 'zh-TW': '應該是多少', en: 'what it should be' } },
  ],
  examples: ['jixin appeal file --as agent --kind row --ref "check:c1|li|2026-01-05 10:00:00" --text "…"'],
  run: (call) =>
    actingIn(call, async ({ world, actor }) => {
      const { fileAppeal } = await import('../../../workflows/appeal/filing/service.ts');
      const option = (name: string) => call.options.get(name) ?? '';
      const asked = { kind: option('kind') as ObjectKind, ref: option('ref'), person: actor.account.person ?? '' };
      const said = { statement: option('text'), wish: option('wish'), rows: [], question: null };
      return shown(call)(await fileAppeal(world, actor, { ...asked, ...said }));
    }),
};

export const appealList: Verb = {
  name: 'appeal list',
  about: { 'zh-CN': '列出看得到的申诉', 'zh-TW': '列出看得到的申訴', en: 'list the appeals that the account may see' },
  needs: 'appeal.read',
  within: true,
  operands: [],
  options: [AS],
  examples: ['jixin appeal list --as quality --format json'],
  run: (call) =>
    actingIn(call, async ({ world, actor }) => {
      const { readableAppeals } = await import('../../../workflows/appeal/reading/service.ts');
      return show(call, await readableAppeals(world, actor));
    }),
};

export const appealShow: Verb = {
  name: 'appeal show',
  about: {
    'zh-CN': '看一个申诉和它的结论',
    'zh-TW': '看一個申訴和它的結論',
    en: 'show an appeal and what was decided',
  },
  needs: 'appeal.precedent',
  within: true,
  operands: [ID],
  options: [AS],
  examples: ['jixin appeal show 1 --as quality'],
  run: (call) =>
    actingIn(call, async (acting) => {
      const found = await theOne(acting, call.operands[0] ?? '');
      if (!found.ok) return found.problems;
      const told = await show(call, [found.value]);
      if (call.format === 'table') await call.console.write(wordsOf(found.value, call));
      return told;
    }),
};

function wordsOf({ statement, wish, rulings }: Appeal, call: Call): string {
  const said = [statement, wish].filter((text) => text !== '').map((text) => `  ${text}`);
  const decided = rulings.map(({ outcome, by, at, reason }) => {
    const who = inARow(
      by.map(({ name }) => name),
      call.lang,
    );
    return `  ${at.slice(0, 10)} ${say(OUTCOME_TITLES[outcome], call.lang)} (${who}): ${reason}`;
  });
  return `${[...said, ...decided].join('\n')}\n`;
}

export const appealReview: Verb = {
  name: 'appeal review',
  about: {
    'zh-CN': '给出初审结论，同时写入更正',
    'zh-TW': '給出初審結論，同時寫入更正',
    en: 'give the first decision, with its corrections',
  },
  needs: 'appeal.review',
  within: true,
  operands: [ID],
  options: [AS, ...VERDICT],
  examples: ['jixin appeal review 1 --as quality --outcome rejected --reason "…"'],
  run: (call) => actingIn(call, (acting) => giveBy(call, acting, 'review')),
};

const DECISIONS = ['vote', 'final-word'] as const;

export const appealDecide: Verb = {
  name: 'appeal decide',
  about: {
    'zh-CN': '联合复审投票，或总监终裁',
    'zh-TW': '聯合複審投票，或總監終裁',
    en: 'vote in a joint review, or give the final word',
  },
  needs: ({ options }) => (options.get('move') === 'vote' ? 'appeal.vote' : 'appeal.final'),
  within: true,
  operands: [ID],
  options: [
    AS,
    {
      name: 'move',
      value: 'vote|final-word',
      choices: DECISIONS,
      required: true,
      about: { 'zh-CN': '投票或终裁', 'zh-TW': '投票或終裁', en: 'a vote or the final word' },
    },
    ...VERDICT,
  ],
  examples: ['jixin appeal decide 1 --as manager --move final-word --outcome rejected --reason "…"'],
  run: (call) => {
    const move = call.options.get('move') === 'vote' ? 'vote' : 'final-word';
    return actingIn(call, (acting) => giveBy(call, acting, move));
  },
};

async function giveBy(call: Call, acting: Acting, move: 'review' | 'vote' | 'final-word'): Promise<readonly Problem[]> {
  const { giveVerdict } = await import('../../../workflows/appeal/deciding/service.ts');
  const found = await theOne(acting, call.operands[0] ?? '');
  const corrections = await correctionsIn(call.options.get('corrections') ?? '[]');
  if (!found.ok) return found.problems;
  if (!corrections.ok) return corrections.problems;
  const [outcome, reason, principle] = ['outcome', 'reason', 'principle'].map((name) => call.options.get(name) ?? '');
  const said = { outcome: outcome as Outcome, reason: reason ?? '', principle: principle ?? '' };
  const verdict = { id: found.value.id, ...said, corrections: corrections.value };
  return shown(call)(await giveVerdict(acting.world, acting.actor, move, verdict));
}

async function correctionsIn(text: string): Promise<Result<readonly Correction[]>> {
  const { correctionList } = await import('../../../workflows/appeal/answers.node.ts');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return failed(appealProblem('appeal.correction-bad', { what: text }));
  }
  const read = correctionList.safeParse(given);
  return read.success ? ok(read.data) : failed(appealProblem('appeal.correction-bad', { what: read.error.message }));
}

const ANSWERS = ['accept', 'ask-joint', 'ask-director', 'withdraw'] as const;
type Answer = (typeof ANSWERS)[number];

export const appealAnswer: Verb = {
  name: 'appeal answer',
  about: {
    'zh-CN': '答复结论：接受，或再申请复审、终裁',
    'zh-TW': '答覆結論：接受，或再申請複審、終裁',
    en: 'answer a decision: accept it, or ask the next instance',
  },
  needs: 'appeal.file',
  within: true,
  operands: [ID],
  options: [
    AS,
    {
      name: 'move',
      value: 'accept|ask-joint|ask-director',
      choices: ['accept', 'ask-joint', 'ask-director'],
      required: true,
      about: { 'zh-CN': '怎么答复', 'zh-TW': '怎麼答覆', en: 'the answer' },
    },
    REASON,
  ],
  examples: ['jixin appeal answer 1 --as agent --move accept'],
  run: (call) => answerBy(call, (call.options.get('move') ?? 'accept') as Answer),
};

export const appealWithdraw: Verb = {
  name: 'appeal withdraw',
  about: { 'zh-CN': '撤回自己的申诉', 'zh-TW': '撤回自己的申訴', en: 'withdraw one’s own appeal' },
  needs: 'appeal.file',
  within: true,
  operands: [ID],
  options: [AS],
  examples: ['jixin appeal withdraw 1 --as agent'],
  run: (call) => answerBy(call, 'withdraw'),
};

function answerBy(call: Call, move: Answer): Promise<readonly Problem[]> {
  return actingIn(call, async (acting) => {
    const { answerDecision } = await import('../../../workflows/appeal/filing/service.ts');
    const found = await theOne(acting, call.operands[0] ?? '');
    if (!found.ok) return found.problems;
    const answer = { id: found.value.id, move, reason: call.options.get('reason') ?? '' };
    return shown(call)(await answerDecision(acting.world, acting.actor, answer));
  });
}

const SETTLED: Text = {
  'zh-CN': '核算 {run} 补发补扣 {count} 笔。',
  'zh-TW': '核算 {run} 補發補扣 {count} 筆。',
  en: 'Run {run} settles {count} differences of closed periods.',
};

export const deltasSettle: Verb = {
  name: 'deltas settle',
  about: {
    'zh-CN': '把已关账期间的全部差额放进一批未关账的核算',
    'zh-TW': '把已關帳期間的全部差額放進一批未關帳的核算',
    en: 'pay every difference of closed periods in an open run',
  },
  needs: 'run.prepare',
  operands: [
    {
      name: 'RUN',
      count: 'one',
      about: { 'zh-CN': '核算的编号', 'zh-TW': '核算的編號', en: 'the id of the run' },
    },
  ],
  options: [AS, REASON],
  examples: ['jixin deltas settle 4f1c9a20 --as hr'],
  run: (call) =>
    actingIn(call, async ({ world, actor }) => {
      const { takeDeltas, takenDeltas } = await import('../../../workflows/payrun/deltas/service.ts');
      const { reachOf } = await import('../../../access/index.ts');
      const { forbidden } = await import('../../../access/problems.ts');
      // Who chooses amounts must be allowed to see them.
      if (reachOf(actor, 'pay.read') !== 'all') return [forbidden('pay.read')];
      const reason = call.options.get('reason') ?? '';
      const taken = await takeDeltas(world, actor, { id: call.operands[0] ?? '', take: null, reason });
      if (!taken.ok) return taken.problems;
      const { id } = taken.value;
      const count = String((await takenDeltas(world.records, id)).length);
      const said = { run: id, count };
      const text = call.format === 'json' ? JSON.stringify(said) : fill(say(SETTLED, call.lang), said);
      await call.console.write(`${text}\n`);
      return [];
    }),
};
