import { say, type Text } from '../../../base/text.ts';
import { diffPlans, type PlanChange } from '../../../plan/index.ts';
import { type Sheet, written } from '../output.ts';
import { findPlan } from '../plans.ts';
import { publishedIn } from '../published.ts';
import type { Call, Operand, Verb } from '../verb.ts';

const operand = (name: string, zhCN: string, zhTW: string, en: string): Operand => ({
  name,
  count: 'one',
  about: { 'zh-CN': zhCN, 'zh-TW': zhTW, en },
});

const SAME: Text = { 'zh-CN': '两个版本相同。', 'zh-TW': '兩個版本相同。', en: 'The two are the same.' };

export const planDiff: Verb = {
  name: 'plan diff',
  about: {
    'zh-CN': '逐项比较两个版本',
    'zh-TW': '逐項比較兩個版本',
    en: 'compare two versions, item by item',
  },
  needs: 'plan.read',
  operands: [
    operand('OLD', '旧版：方案编号或文件', '舊版：方案編號或檔案', 'the old one: plan id or file'),
    operand('NEW', '新版：方案编号或文件', '新版：方案編號或檔案', 'the new one: plan id or file'),
  ],
  options: [],
  examples: ['jixin plan diff points-basic my-points.yaml', 'jixin plan diff points-basic@1 points-basic@2'],
  run: async (call) => {
    const published = await publishedIn(call);
    if (!published.ok) return published.problems;
    const [before, after] = call.operands.map((name) => findPlan(name, call.dataDir, null, published.value));
    if (!before?.ok || !after?.ok) return [...(before?.problems ?? []), ...(after?.problems ?? [])];
    const changes = diffPlans(before.value.plan, after.value.plan);
    await call.console.write(
      call.format === 'table' ? forPeople(changes, call) : written(sheetOf(changes, call), call.format, call),
    );
    return [...before.problems, ...after.problems];
  },
};

function forPeople(changes: readonly PlanChange[], { lang }: Call): string {
  if (changes.length === 0) return `${say(SAME, lang)}\n`;
  return `${changes.map((change) => say(change.sentence, lang)).join('\n')}\n`;
}

function sheetOf(changes: readonly PlanChange[], { lang }: Call): Sheet {
  const ids = ['section', 'id', 'change', 'key', 'old', 'new', 'sentence'];
  return {
    columns: ids.map((id) => ({ id, title: {} })),
    rows: changes.map((c) => [c.section, c.id, c.change, c.key, c.old, c.new, say(c.sentence, lang)]),
  };
}
