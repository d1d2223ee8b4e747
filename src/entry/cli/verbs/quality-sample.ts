import { isDate } from '../../../base/period.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import { cliProblem } from '../problems.ts';
import type { Verb } from '../verb.ts';

const DRAWN: Text = {
  'zh-CN': '{plan} {day}：抽中 {checks} 条，涉及 {reached} / {people} 人；种子 {seed}。',
  'zh-TW': '{plan} {day}：抽中 {checks} 條，涉及 {reached} / {people} 人；種子 {seed}。',
  en: '{plan} {day}: {checks} conversations of {reached} of {people} people; seed {seed}.',
};

export const qualitySample: Verb = {
  name: 'quality sample',
  about: {
    'zh-CN': '按抽样计划抽一天的会话，放进质检队列',
    'zh-TW': '按抽樣計畫抽一天的會話，放進質檢佇列',
    en: 'draw a day’s conversations by a sampling plan into the queue',
  },
  needs: 'quality.plan',
  operands: [
    { name: 'PLAN', count: 'one', about: { 'zh-CN': '抽样计划', 'zh-TW': '抽樣計畫', en: 'the sampling plan' } },
    { name: 'DAY', count: 'one', about: { 'zh-CN': '日期', 'zh-TW': '日期', en: 'the day, 2026-03-31' } },
  ],
  options: [
    {
      name: 'seed',
      value: 'TEXT',
      about: {
        'zh-CN': '种子：同样的种子抽中同样的会话（默认随机）',
        'zh-TW': '種子：同樣的種子抽中同樣的會話（預設隨機）',
        en: 'the same seed draws the same conversations (default: unguessable)',
      },
    },
  ],
  examples: ['jixin quality sample vip 2026-03-31', 'jixin quality sample vip 2026-03-31 --seed audit-7'],
  run: async (call) => {
    const [plan = '', day = ''] = call.operands;
    if (!isDate(day)) return [cliProblem('cli.period-bad', { value: day })];
    const { inQuality } = await import('../quality.ts');
    const { drawDay } = await import('../../../workflows/quality/service.ts');
    return inQuality(call, async (world, { account: { id, name } }) => {
      const asked = { plan, day, seed: call.options.get('seed') };
      const drawn = await drawDay(world, { account: id, person: null, name }, asked);
      if (!drawn.ok) return drawn.problems;
      const { draw, ...counts } = drawn.value;
      const words = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]));
      const said = { plan: draw.plan, day: draw.day, seed: draw.seed, ...words };
      const text = call.format === 'json' ? JSON.stringify(said) : fill(say(DRAWN, call.lang), said);
      await call.console.write(`${text}\n`);
      return drawn.problems;
    });
  },
};
