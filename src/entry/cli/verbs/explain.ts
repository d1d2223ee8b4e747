import type { Problem } from '../../../base/problem.ts';
import { say } from '../../../base/text.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { payslipOf, reasonOfLine } from '../../../stages/payslip/index.ts';
import type { PreparedRun } from '../pay-run.ts';
import { cliProblem } from '../problems.ts';
import { reasonText } from '../reason.ts';
import type { Call, Verb } from '../verb.ts';
import { INPUTS, PERIOD, PLAN } from '../words.ts';

export const explain: Verb = {
  name: 'explain',
  about: {
    'zh-CN': '解释一个人的工资：行项 → 公式 → 档位 → 指标 → 文件和行',
    'zh-TW': '解釋一個人的薪資：列項 → 公式 → 檔位 → 指標 → 檔案和列',
    en: 'explain one person’s pay: line → formula → band → metric → file and row',
  },
  needs: 'pay.read',
  operands: [],
  options: [
    PLAN,
    PERIOD,
    {
      name: 'person',
      value: 'ID',
      required: true,
      about: { 'zh-CN': '人员编号、姓名或别名', 'zh-TW': '人員編號、姓名或別名', en: 'the person’s id, name or alias' },
    },
    {
      name: 'line',
      value: 'ID',
      about: { 'zh-CN': '只解释这个行项', 'zh-TW': '只解釋這個列項', en: 'explain this line only' },
    },
    {
      name: 'rows',
      value: 'N',
      about: {
        'zh-CN': '每个指标列出多少行依据（默认 5）',
        'zh-TW': '每個指標列出多少列依據（預設 5）',
        en: 'how many rows to list behind each metric (default 5)',
      },
    },
    INPUTS,
  ],
  examples: ['jixin explain --plan points-basic --period 2026-01 --person K0012 --line performance_pay'],
  run: async (call) => {
    const rows = call.options.get('rows') ?? '5';
    if (!/^\d{1,4}$/.test(rows)) {
      return [cliProblem('cli.number-bad', { option: '--rows', value: rows, from: 0, to: 9999 })];
    }
    const { withPayRun } = await import('../pay-run.ts');
    const problems = await withPayRun(call, (prepared) => explainOne(call, prepared, Number(rows)));
    const wanted = call.options.get('person');
    return problems.filter(({ where }) => where.person === undefined || where.person === wanted);
  },
};

/** Also the end of the demo's tour. */
export async function explainOne(call: Call, prepared: PreparedRun, rows: number): Promise<readonly Problem[]> {
  const { run, loaded, world } = prepared;
  const wanted = call.options.get('person') ?? '';
  const pay = personIn(run.pay, wanted);
  if (!pay) return [cliProblem('cli.person-unknown', { person: wanted, period: loaded.period.text })];
  const slip = payslipOf(pay, loaded.period.text);
  if (!slip) return pay.problems;
  const line = call.options.get('line');
  const lines = run.plan.lines.filter((one) => line === undefined || one.id === line);
  if (lines.length === 0) {
    const known = run.plan.lines.map((one) => one.id).join(', ');
    return [cliProblem('cli.line-unknown', { line: line ?? '', lines: known })];
  }
  const { evidenceFor } = await import('../../../stages/pay/service.ts');
  const { readLinks } = await import('../../../stages/activity/origin/service.ts');
  const evidence = world
    ? await evidenceFor(world, loaded, pay, { limit: rows, offset: 0, links: await readLinks(world.records) })
    : {};
  // The last line is what everything else adds up to: its tree holds the others.
  const asked = line === undefined ? lines.slice(-1) : lines;
  const reasons = asked.flatMap((one) => reasonOfLine(pay, one.id, evidence) ?? []);
  if (call.format === 'json') {
    await call.console.write(`${JSON.stringify({ payslip: slip, reasons }, null, 2)}\n`);
    return pay.problems;
  }
  const title = `${slip.name} ${slip.person} · ${slip.period} · ${say(slip.title, call.lang)} v${slip.planVersion}`;
  await call.console.write(`${title}\n\n${reasons.map((reason) => reasonText(reason, call.lang)).join('\n')}`);
  return pay.problems;
}

function personIn(pay: Iterable<PersonPay>, wanted: string): PersonPay | undefined {
  let named: PersonPay | undefined;
  for (const one of pay) {
    if (one.person.id === wanted) return one;
    if (one.person.name === wanted || one.person.aliases.includes(wanted)) named ??= one;
  }
  return named;
}
