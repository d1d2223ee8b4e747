import { forbidden } from '../../../access/problems.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { say, type Text, trilingual } from '../../../base/text.ts';
import type { Run } from '../../../workflows/payrun/index.ts';
import { recordPayRead } from '../act.ts';
import { type Acting, AS, actingIn } from '../acting.ts';
import { deliver, type SheetColumn } from '../output.ts';
import { reachIn } from '../reach.ts';
import type { Call, Verb } from '../verb.ts';
import { OUT } from '../words.ts';
import { RUN, theRun } from './run.ts';

/** The amounts of a pay run: for whom they are, and for whom sight of them was granted. */

const PERSON = trilingual('人员', '人員', 'Person');
const NAME = trilingual('姓名', '姓名', 'Name');
const TEAM = trilingual('组', '組', 'Team');

/** Before it is published, a run is seen by those who work on runs. */
async function visible(acting: Acting, asked: string): Promise<Result<Run>> {
  const { visibleRun } = await import('../../../workflows/payrun/payslips/service.ts');
  const { worksOnRuns } = await import('../../../workflows/payrun/sight.ts');
  const run = await theRun(acting, asked);
  return run.ok ? visibleRun(acting.world.records, run.value.id, worksOnRuns(acting.actor)) : run;
}

const NOBODY = trilingual('没有可以看到的人。', '沒有可以看到的人。', 'There is nobody whose pay may be seen.');

export const runRegister: Verb = {
  name: 'run register',
  about: trilingual(
    '一次核算的工资表：可以看到的每个人、每一项',
    '一次核算的薪資表：可以看到的每個人、每一項',
    'a run’s register: every line of everybody whose pay the account may see',
  ),
  needs: 'pay.read',
  within: true,
  operands: [RUN],
  options: [AS, OUT],
  examples: ['jixin run register 2026-01/points-basic --as hr --out january.csv'],
  run: (call) => actingIn(call, (acting) => register(call, acting)),
};

async function register(call: Call, acting: Acting): Promise<readonly Problem[]> {
  const { registerHeads, selectResults, withheldHeads } = await import('../../../workflows/payrun/review/service.ts');
  const run = await visible(acting, call.operands[0] ?? '');
  if (!run.ok) return run.problems;
  const { records } = acting.world;
  const heads = await registerHeads(records, run.value);
  if (!heads.ok) return heads.problems;
  const lines = [...heads.value, ...(await withheldHeads(records, run.value))];
  const filter = { people: await reachIn(acting, 'pay.read'), sort: 'person', down: false } as const;
  const rows = await selectResults(
    records,
    run.value,
    { ...filter, team: undefined, search: undefined, after: undefined },
    EVERYBODY,
  );
  const columns: readonly SheetColumn[] = [
    { id: 'person', title: PERSON },
    { id: 'name', title: NAME },
    { id: 'team', title: TEAM },
    ...lines.map(({ id, title: called }): SheetColumn => ({ id, title: called, number: true })),
  ];
  const cells = rows.map(({ person, name, team, amounts }) => [
    ...[person, name, team],
    ...lines.map(({ id }) => amounts[id] ?? null),
  ]);
  await recordPayRead(acting, { object: `run:${run.value.id}`, file: call.options.get('out') ?? 'register' });
  return deliver(call, { columns, rows: cells, empty: NOBODY });
}

const EVERYBODY = 1_000_000;

const SLIP: readonly SheetColumn[] = [
  { id: 'line', title: trilingual('项目', '項目', 'Line') },
  { id: 'amount', title: trilingual('金额', '金額', 'Amount'), number: true },
  { id: 'note', title: trilingual('说明', '說明', 'Note') },
];
const PAYABLE = trilingual('应发', '應發', 'Pay');

export const runPayslip: Verb = {
  name: 'run payslip',
  about: trilingual(
    '一个人在一次核算里的工资条：各项、与上期相比、补发补扣、代扣',
    '一個人在一次核算裡的薪資單：各項、與上期相比、補發補扣、代扣',
    'somebody’s payslip of a run: its lines, what changed, corrections and what is withheld',
  ),
  needs: 'pay.read',
  within: true,
  operands: [RUN, { name: 'PERSON', count: 'one', about: trilingual('工号', '工號', 'the person’s number') }],
  options: [AS, OUT],
  examples: ['jixin run payslip 2026-01/points-basic K0012 --as agent'],
  run: (call) =>
    actingIn(call, async (acting) => {
      const [asked = '', person = ''] = call.operands;
      const seen = await seesPayOf(acting, person);
      const run = seen.ok ? await visible(acting, asked) : seen;
      if (!run.ok) return run.problems;
      const { payslipView } = await import('../../../workflows/payrun/payslips/service.ts');
      const view = await payslipView(acting.world.records, run.value, person);
      if (!view.ok) return view.problems;
      const { slip, changes, deltas, withheld, payable } = view.value;
      await recordPayRead(acting, { object: `person:${person}`, run: run.value.id, file: null });
      const told = (id: string, text: Parameters<typeof say>[0]) =>
        call.format === 'table' ? say(text, call.lang) || id : id;
      const changed = (line: string) => changes.find((one) => one.line === line)?.sentence;
      const note = (text: Text | undefined) => (text === undefined ? null : say(text, call.lang));
      const rows = [
        ...slip.lines.map(({ id, title: called, amount }) => [told(id, called), amount, note(changed(id))]),
        ...deltas.map(({ period, line, difference, sentence }) => [`${line}@${period}`, difference, note(sentence)]),
        [told('payable', PAYABLE), payable, null],
        ...withheld.map(({ id, title: called, amount }) => [told(id, called), amount, null]),
      ];
      return deliver(call, { columns: SLIP, rows });
    }),
};

async function seesPayOf(acting: Acting, person: string): Promise<Result<null>> {
  const people = await reachIn(acting, 'pay.read');
  return people === null || people.has(person) ? ok(null) : failed(forbidden('pay.read'));
}
