import { failed, ok, type Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import type { Entries } from '../../../workflows/quality/index.ts';
import { cliProblem } from '../problems.ts';
import type { Verb } from '../verb.ts';
import { AS } from './quality-queue.ts';

const SCORED: Text = {
  'zh-CN': '{id} 已评分：扣分 {deductions}，得分 {points} / {possible}。',
  'zh-TW': '{id} 已評分：扣分 {deductions}，得分 {points} / {possible}。',
  en: '{id} is scored: deductions {deductions}, points {points} of {possible}.',
};

export const qualityScore: Verb = {
  name: 'quality score',
  about: {
    'zh-CN': '为一条会话评分并提交；next 是队列里的下一条',
    'zh-TW': '為一條會話評分並提交；next 是佇列裡的下一條',
    en: 'score a conversation and submit it; next is the next of the queue',
  },
  operands: [
    {
      name: 'CHECK',
      count: 'one',
      about: { 'zh-CN': '质检单编号，或 next', 'zh-TW': '質檢單編號，或 next', en: 'its id, or next' },
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
    AS,
    {
      name: 'remark',
      value: 'TEXT',
      about: { 'zh-CN': '总评', 'zh-TW': '總評', en: 'the remark that the agent reads' },
    },
  ],
  examples: ['jixin quality score next greeting=0 answer=4:答错运费 tone=0 --as K0006'],
  run: async (call) => {
    const [check = '', ...said] = call.operands;
    const entries = entriesOf(said);
    if (!entries.ok) return entries.problems;
    const { inQuality } = await import('../quality.ts');
    const quality = await import('../../../workflows/quality/service.ts');
    return inQuality(call, async (world, by) => {
      const actor = by(call.options.get('as') ?? null);
      const begun = check === 'next' ? await quality.claimNext(world, actor) : await quality.claim(world, actor, check);
      if (!begun.ok) return begun.problems;
      const { id, revision } = begun.value.check;
      const draft = { entries: entries.value, remark: call.options.get('remark') ?? '', revision };
      const done = await quality.submit(world, actor, id, draft);
      if (!done.ok) return done.problems;
      const { deductions, points, possible } = done.value.result ?? {};
      const words = { id, deductions: deductions ?? '—', points: points ?? '—', possible: possible ?? '—' };
      const text = call.format === 'json' ? JSON.stringify(words) : fill(say(SCORED, call.lang), words);
      await call.console.write(`${text}\n`);
      return done.problems;
    });
  },
};

/** `item=value` or `item=value:note`. */
function entriesOf(said: readonly string[]): Result<Entries> {
  const entries: [string, Entries[string]][] = [];
  for (const text of said) {
    const [, item, value, note] = /^([^=]+)=([^:：]+)(?:[:：](.*))?$/su.exec(text) ?? [];
    if (item === undefined || value === undefined) return failed(cliProblem('cli.entry-bad', { text }));
    entries.push([item, { value, ...(note !== undefined && { note }) }]);
  }
  return ok(Object.fromEntries(entries));
}
