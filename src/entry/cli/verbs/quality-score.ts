import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import type { Entries } from '../../../workflows/quality/index.ts';
import type { Begun } from '../../../workflows/quality/service.ts';
import { deliver, type SheetColumn } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Call, Verb } from '../verb.ts';
import { AS_PERSON } from '../words.ts';

const SCORED: Text = {
  'zh-CN': '{id} 已评分：扣分 {deductions}，得分 {points} / {possible}；申诉时引用 {ref}。',
  'zh-TW': '{id} 已評分：扣分 {deductions}，得分 {points} / {possible}；申訴時引用 {ref}。',
  en: '{id} is scored: deductions {deductions}, points {points} of {possible}; an appeal names it {ref}.',
};

export const qualityScore: Verb = {
  name: 'quality score',
  about: {
    'zh-CN': '为一条会话评分并提交；不写评分项则领下它，列出要评的项',
    'zh-TW': '為一條會話評分並提交；不寫評分項則領下它，列出要評的項',
    en: 'score a conversation and submit it; without items, begin it and list what to answer',
  },
  needs: 'quality.score',
  within: true,
  operands: [
    {
      name: 'CHECK',
      count: 'one',
      about: {
        'zh-CN': '质检单编号，或 next（队列里的下一条）',
        'zh-TW': '質檢單編號，或 next（佇列裡的下一條）',
        en: 'its id, or next: the next of the queue',
      },
    },
    {
      name: 'ITEM=VALUE',
      count: 'any',
      about: {
        'zh-CN': '每项的分值或 na；可带备注：item=4:原话',
        'zh-TW': '每項的分值或 na；可帶備註：item=4:原話',
        en: 'each item’s value or na, with a note where wanted: item=4:the words',
      },
    },
  ],
  options: [
    AS_PERSON,
    {
      name: 'remark',
      value: 'TEXT',
      about: { 'zh-CN': '总评', 'zh-TW': '總評', en: 'the remark that the agent reads' },
    },
  ],
  examples: [
    'jixin quality score next --as K0006',
    'jixin quality score next greeting=0 answer=4:答错运费 tone=0 --as K0006',
  ],
  run: async (call) => {
    const [check = '', ...said] = call.operands;
    const entries = entriesOf(said);
    if (!entries.ok) return entries.problems;
    const { inQuality } = await import('../quality.ts');
    const quality = await import('../../../workflows/quality/service.ts');
    return inQuality(call, async (world, actor) => {
      const begun = check === 'next' ? await quality.claimNext(world, actor) : await quality.claim(world, actor, check);
      if (!begun.ok) return begun.problems;
      if (said.length === 0) return listItems(call, begun.value);
      const { id, person, revision } = begun.value.check;
      const draft = { entries: entries.value, remark: call.options.get('remark') ?? '', revision };
      const done = await quality.submit(world, actor, id, draft);
      if (!done.ok) return done.problems;
      const { deductions, points, possible, rowKey = '' } = done.value.result ?? {};
      const words = {
        id,
        person,
        ref: `check:${rowKey}`,
        deductions: deductions ?? '—',
        points: points ?? '—',
        possible: possible ?? '—',
      };
      const text = call.format === 'json' ? JSON.stringify(words) : fill(say(SCORED, call.lang), words);
      await call.console.write(`${text}\n`);
      return done.problems;
    });
  },
};

const ITEMS: readonly SheetColumn[] = [
  { id: 'item', title: { 'zh-CN': '评分项', 'zh-TW': '評分項', en: 'Item' } },
  { id: 'title', title: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Title' } },
  { id: 'values', title: { 'zh-CN': '可选值', 'zh-TW': '可選值', en: 'Values' } },
];

/** What is begun is said where it is not in the way of a program: that reads the items alone. */
async function listItems(call: Call, { check, card }: Begun): Promise<readonly Problem[]> {
  const { id, person, conversation } = check;
  call.console.say([id, person, conversation.key, conversation.startedAt, say(card.title, call.lang)].join(' · '));
  const items = card.sections.flatMap((section) => section.items);
  const rows = items.map(({ id: item, title, steps, mayNotApply }) => {
    const values = [...steps.map((step) => step.toString()), ...(mayNotApply ? ['na'] : [])];
    return [item, say(title, call.lang), values.join(' ')];
  });
  return deliver(call, { columns: ITEMS, rows });
}

/** `item=value` or `item=value:note`. */
export function entriesOf(said: readonly string[]): Result<Entries> {
  const entries: [string, Entries[string]][] = [];
  for (const text of said) {
    const [, item, value, note] = /^([^=]+)=([^:：]+)(?:[:：](.*))?$/su.exec(text) ?? [];
    if (item === undefined || value === undefined) return failed(cliProblem('cli.entry-bad', { text }));
    entries.push([item, { value, ...(note !== undefined && { note }) }]);
  }
  return ok(Object.fromEntries(entries));
}
