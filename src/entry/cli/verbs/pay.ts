import { createWriteStream } from 'node:fs';
import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import { type Line, payLine } from '../../../plan/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { amountsOf, payslipOf, sheetOf } from '../../../stages/payslip/index.ts';
import { deliver, reasonOf, type SheetColumn } from '../output.ts';
import type { PreparedRun } from '../pay-run.ts';
import { cliProblem } from '../problems.ts';
import { show } from '../show.ts';
import type { Call, Verb } from '../verb.ts';
import { INPUTS, OUT, PERIOD, PLAN } from '../words.ts';

const PERSON: Text = { 'zh-CN': '人员', 'zh-TW': '人員', en: 'Person' };
const NAME: Text = { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' };
const DONE: Text = {
  'zh-CN': '{plan} 第 {version} 版，{period}：核算 {paid} 人，{stuck} 人未能核算。',
  'zh-TW': '{plan} 第 {version} 版，{period}：核算 {paid} 人，{stuck} 人未能核算。',
  en: '{plan} version {version}, {period}: {paid} people computed, {stuck} could not be.',
};
const NOBODY_PAID: Text = {
  'zh-CN': '没有人能核算。下面写着缺什么；方案适用于哪些岗位：jixin plan list',
  'zh-TW': '沒有人能核算。下面寫著缺什麼；方案適用於哪些崗位：jixin plan list',
  en: 'Nobody could be computed. What is lacking is said below; for which posts the plan is: jixin plan list',
};
const PROVEN: Text = {
  'zh-CN': '已写入证明 {file}，散列 {hash}',
  'zh-TW': '已寫入證明 {file}，雜湊 {hash}',
  en: 'Wrote the proof {file}, hash {hash}',
};

const PRINTED: Text = {
  'zh-CN': '已写入 {people} 人的工资条 {file}',
  'zh-TW': '已寫入 {people} 人的薪資單 {file}',
  en: 'Wrote the payslips of {people} people to {file}',
};

export const pay: Verb = {
  name: 'pay',
  about: {
    'zh-CN': '按方案核算一个期间的工资',
    'zh-TW': '按方案核算一個期間的薪資',
    en: 'compute a period’s pay by a plan',
  },
  needs: 'pay.read',
  operands: [],
  options: [
    PLAN,
    PERIOD,
    INPUTS,
    OUT,
    {
      name: 'proof',
      value: 'FILE.json',
      about: {
        'zh-CN': '写出证明文件（输入、方案、步骤、散列），供 jixin verify 重算',
        'zh-TW': '寫出證明檔（輸入、方案、步驟、雜湊），供 jixin verify 重算',
        en: 'write a proof (inputs, plan, steps, hash) that jixin verify recomputes',
      },
    },
    {
      name: 'pdf',
      value: 'FILE.pdf',
      about: {
        'zh-CN': '写出工资条（PDF，每人一页，每行带理由）',
        'zh-TW': '寫出薪資單（PDF，每人一頁，每列帶理由）',
        en: 'write the payslips (PDF, a page each, every line with its reason)',
      },
    },
  ],
  examples: [
    'jixin pay --plan points-basic --period 2026-01',
    'jixin pay --plan points-basic --period 2026-01 --inputs inputs.csv --out pay.csv --proof proof.json',
    'jixin pay --plan points-basic --period 2026-01 --out pay.csv --pdf payslips.pdf',
  ],
  run: async (call) => {
    const { withPayRun } = await import('../pay-run.ts');
    return withPayRun(call, (prepared) => register(call, prepared));
  },
};

export async function register(call: Call, prepared: PreparedRun): Promise<readonly Problem[]> {
  const { lines } = prepared.run.plan;
  const everyone = [...prepared.run.pay];
  const paid = everyone.filter((one) => one.evaluation !== null);
  const people = call.format === 'table' && !call.options.has('out');
  const undelivered = await deliver(call, {
    columns: [
      ...personColumns(people),
      ...lines.map((line): SheetColumn => ({ id: line.id, title: line.title, number: true })),
    ],
    empty: NOBODY_PAID,
    rows: paid.map((one) => [...(people ? [one.person.id, one.person.name] : [one.person.id]), ...amounts(one, lines)]),
  });
  const unproven = [...(await prove(call, prepared, paid)), ...(await print(call, prepared, paid))];
  const counts = { paid: paid.length, stuck: everyone.length - paid.length };
  const { plan, period } = { plan: prepared.run.plan, period: prepared.loaded.period.text };
  const words = { plan: plan.id, version: plan.version, period, ...counts };
  // What the law has to say of a result is no failure of the command: scripts go on as they did.
  show(await remarks(call, prepared, paid), call.lang, call.console);
  call.console.say(fill(say(DONE, call.lang), texts(words)));
  return [...everyone.flatMap((one) => one.problems), ...undelivered, ...unproven];
}

/** The same findings, in the same words, as a run of the server shows before anybody approves it. */
async function remarks(call: Call, prepared: PreparedRun, paid: readonly PersonPay[]): Promise<readonly Problem[]> {
  const { world, source, loaded, dictionary } = prepared;
  const { remarkerOf, remarkerWithoutRecords } = await import('../../../workflows/payrun/remarks/service.ts');
  const { totalOf } = await import('../../../workflows/payrun/results/service.ts');
  const { readLaw } = await import('../../../stages/pay/law/index.ts');
  const { catalogueFiles } = await import('../catalogue.ts');
  const law = readLaw(catalogueFiles('law', call.dataDir));
  if (!law.ok) return law.problems;
  const { plan } = source;
  const remarked = async () => {
    if (world === null) return remarkerWithoutRecords(law.value, plan, loaded);
    const { payrunWorld } = await import('../../server/payrun.ts');
    const { realWorld } = await import('../../server/world.ts');
    const { catalogueOf } = await import('../../server/catalogue.ts');
    const pays = payrunWorld({ ...world, world: realWorld(world.records) }, catalogueOf(world.dataDir));
    return remarkerOf(
      { ...pays, law: () => law.value },
      { run: { id: '', period: loaded.period.text }, plan, dictionary, loaded },
    );
  };
  const remark = await remarked();
  return paid.flatMap((one) => remark(one, totalOf(one)).problems);
}

function personColumns(people: boolean): readonly SheetColumn[] {
  return people
    ? [
        { id: 'person', title: PERSON },
        { id: 'name', title: NAME },
      ]
    : [{ id: 'person', title: PERSON }];
}

/** Plain decimals: a value whose digits never end (a third) is cut half-up at ten places; the proof keeps it exact. */
function amounts({ evaluation }: PersonPay, lines: readonly Line[]): readonly (string | null)[] {
  if (evaluation === null) return lines.map(() => null);
  const found = amountsOf(evaluation);
  return lines.map((line) => {
    const amount = found[line.id] ?? null;
    return amount?.includes('/') ? (Decimal.parse(amount)?.toDigits() ?? amount) : amount;
  });
}

async function prove(call: Call, prepared: PreparedRun, paid: readonly PersonPay[]): Promise<readonly Problem[]> {
  const file = call.options.get('proof');
  if (file === undefined) return [];
  const { writeProof } = await import('../../../stages/payslip/service.ts');
  try {
    const proof = await writeProof(file, prepared.source.plan, prepared.source.text, prepared.loaded.period.text);
    for (const one of paid) await proof.add(one);
    const { hash } = await proof.close();
    call.console.say(fill(say(PROVEN, call.lang), { file, hash }));
    return [];
  } catch (error) {
    return [cliProblem('cli.file-unwritable', { file, reason: reasonOf(error) })];
  }
}

async function print(call: Call, prepared: PreparedRun, paid: readonly PersonPay[]): Promise<readonly Problem[]> {
  const file = call.options.get('pdf');
  if (file === undefined) return [];
  const { writeSlips } = await import('../../../stages/payslip/service.ts');
  const { period } = prepared.loaded;
  const payLineId = payLine(prepared.run.plan)?.id ?? null;
  async function* sheets() {
    for (const one of paid) {
      const slip = payslipOf(one, period.text);
      const extras = { organisation: '', team: one.person.team, payLine: payLineId, deltas: [], payable: null };
      if (slip !== null) yield sheetOf(slip, one, { ...extras, withheld: [] }, call.lang);
    }
  }
  try {
    const people = await writeSlips(createWriteStream(file), sheets());
    call.console.say(fill(say(PRINTED, call.lang), { file, people: String(people) }));
    return [];
  } catch (error) {
    return [cliProblem('cli.file-unwritable', { file, reason: reasonOf(error) })];
  }
}

function texts(words: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, String(value)]));
}
