import { fill, say, type Text } from '../../../base/text.ts';
import { runCases } from '../../../plan/index.ts';
import { plansNamed } from '../plans.ts';
import { publishedIn } from '../published.ts';
import type { Verb } from '../verb.ts';
import { PLANS_OPERAND } from '../words.ts';

const RESULT: Text = {
  'zh-CN': '{plan} 第 {version} 版：{passed} 个案例通过，{failed} 个不通过',
  'zh-TW': '{plan} 第 {version} 版：{passed} 個案例通過，{failed} 個不通過',
  en: '{plan} version {version}: {passed} cases passed, {failed} failed',
};

export const planTest: Verb = {
  name: 'plan test',
  about: {
    'zh-CN': '运行方案里的案例，逐分核对',
    'zh-TW': '執行方案裡的案例，逐分核對',
    en: 'run the cases inside plans, to the cent',
  },
  needs: 'plan.read',
  operands: [PLANS_OPERAND],
  options: [],
  examples: ['jixin plan test points-basic', 'jixin plan test my-plan.yaml'],
  run: async (call) => {
    const published = await publishedIn(call);
    if (!published.ok) return published.problems;
    const { plans, problems } = plansNamed(call.operands, call.dataDir, published.value);
    const found = [...problems];
    for (const { plan } of plans) {
      const results = runCases(plan);
      found.push(...results.problems);
      if (!results.ok) continue;
      const failing = results.value.filter((result) => !result.passed);
      found.push(...failing.flatMap((result) => result.problems));
      const counts = { passed: results.value.length - failing.length, failed: failing.length };
      const params = { plan: plan.id, version: plan.version, ...counts };
      const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
      await call.console.write(`${fill(say(RESULT, call.lang), texts)}\n`);
    }
    return found;
  },
};
