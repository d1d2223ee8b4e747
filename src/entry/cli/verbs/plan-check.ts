import { describe, errorsIn, type Problem, placeOf } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import { checkPlan } from '../../../plan/index.ts';
import { type Sheet, written } from '../output.ts';
import { type PlanSource, plansNamed } from '../plans.ts';
import { publishedIn } from '../published.ts';
import type { Call, Verb } from '../verb.ts';
import { PLANS_OPERAND } from '../words.ts';

const SUMMARY: Text = {
  'zh-CN': '{plan} 第 {version} 版：{errors} 个错误，{warnings} 个提醒',
  'zh-TW': '{plan} 第 {version} 版：{errors} 個錯誤，{warnings} 個提醒',
  en: '{plan} version {version}: {errors} errors, {warnings} warnings',
};

export const planCheck: Verb = {
  name: 'plan check',
  about: {
    'zh-CN': '检查方案：一次报出全部问题，精确到行和列',
    'zh-TW': '檢查方案：一次報出全部問題，精確到行和列',
    en: 'check plans: every problem at once, by line and column',
  },
  needs: 'plan.read',
  operands: [PLANS_OPERAND],
  options: [],
  examples: ['jixin plan check', 'jixin plan check my-plan.yaml --format json'],
  run: async (call) => {
    const published = await publishedIn(call);
    if (!published.ok) return published.problems;
    const { plans, problems } = plansNamed(call.operands, call.dataDir, published.value);
    const checked = plans.map((source) => ({ source, found: checkPlan(source.plan) }));
    const found = [...problems, ...checked.flatMap((one) => one.found)];
    if (call.format === 'table') {
      for (const problem of problems) await call.console.write(`${describe(problem, call.lang)}\n`);
      for (const { source, found: own } of checked) await call.console.write(report(source, own, call));
    } else {
      await call.console.write(written(sheetOf(found, call), call.format, call));
    }
    return { written: found, others: [] };
  },
};

function report({ plan }: PlanSource, found: readonly Problem[], { lang }: Call): string {
  const errors = errorsIn(found).length;
  const warnings = found.filter((problem) => problem.severity === 'warning').length;
  const params = { plan: plan.id, version: plan.version, errors, warnings };
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return [fill(say(SUMMARY, lang), texts), ...found.map((problem) => `  ${describe(problem, lang)}`), ''].join('\n');
}

function sheetOf(found: readonly Problem[], { lang }: Call): Sheet {
  const columns = ['severity', 'code', 'file', 'line', 'column', 'place', 'message', 'fix'];
  return {
    columns: columns.map((id) => ({ id, title: {} })),
    rows: found.map(({ severity, code, where, message, fix }) => [
      severity,
      code,
      where.file ?? null,
      where.line === undefined ? null : String(where.line),
      where.column === undefined ? null : String(where.column),
      placeOf(where, lang),
      say(message, lang),
      say(fix, lang),
    ]),
  };
}
