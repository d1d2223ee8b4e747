import type { Problem } from '../../base/problem.ts';
import { say, type Text } from '../../base/text.ts';
import { withPayRun } from './pay-run.ts';
import type { Call } from './verb.ts';
import { explainOne } from './verbs/explain.ts';
import { register } from './verbs/pay.ts';

const PLAN = 'points-basic';
const MONTH = '2026-01';

const NEXT: Text = {
  'zh-CN': `接下来可以试：
  jixin explain --plan ${PLAN} --period ${MONTH} --person 编号
  jixin metrics csat handle_time --period ${MONTH} --by team
  jixin import 您自己的文件.xlsx --data ./我的数据 --dry-run`,
  'zh-TW': `接下來可以試：
  jixin explain --plan ${PLAN} --period ${MONTH} --person 編號
  jixin metrics csat handle_time --period ${MONTH} --by team
  jixin import 您自己的檔案.xlsx --data ./我的資料 --dry-run`,
  en: `Now try:
  jixin explain --plan ${PLAN} --period ${MONTH} --person ID
  jixin metrics csat handle_time --period ${MONTH} --by team
  jixin import your-own.xlsx --data ./mine --dry-run`,
};

/** What `npm run tour` shows: the register of a month, and the payslip of one of them explained. */
export async function tour(call: Call): Promise<readonly Problem[]> {
  const options = new Map([...call.options, ['plan', PLAN], ['period', MONTH]]);
  return withPayRun({ ...call, options }, async (prepared) => {
    const shown = await register({ ...call, options }, prepared);
    const paid = [...prepared.run.pay].filter((one) => one.evaluation !== null);
    const middle = paid[Math.floor(paid.length / 2)];
    if (!middle) return shown;
    await call.console.write('\n');
    const asked = new Map([...options, ['person', middle.person.id]]);
    const explained = await explainOne({ ...call, options: asked }, prepared, 3);
    await call.console.write(`\n${say(NEXT, call.lang)}\n`);
    return [...shown, ...explained];
  });
}
