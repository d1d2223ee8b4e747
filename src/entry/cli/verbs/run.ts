import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { fill, say, type Text, trilingual } from '../../../base/text.ts';
import {
  MOVES,
  type Move,
  payrunProblem,
  RUN_STATES,
  type Run,
  type RunState,
  STATE_TITLES,
} from '../../../workflows/payrun/index.ts';
import { type Acting, AS, actingIn } from '../acting.ts';
import { deliver, reasonOf, type SheetColumn } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Call, Operand, Option, Verb } from '../verb.ts';
import { INPUTS, OUT, PERIOD, PLAN } from '../words.ts';
import { CHOSEN, populationIn } from './run-people.ts';

/** Pay runs at the command line: the same moves by the same rules as on the pages, each by the account that makes it. */

export const RUN: Operand = {
  name: 'RUN',
  count: 'one',
  about: trilingual(
    '核算的编号，或 期间/方案，如 2026-01/points-basic（见 jixin run list）',
    '核算的編號，或 期間/方案，如 2026-01/points-basic（見 jixin run list）',
    'the run’s id, or PERIOD/PLAN such as 2026-01/points-basic (see jixin run list)',
  ),
};
const REASON: Option = { name: 'reason', value: 'TEXT', about: trilingual('理由', '理由', 'the reason') };

const COLUMNS: readonly SheetColumn[] = [
  { id: 'period', title: trilingual('期间', '期間', 'Period') },
  { id: 'plan', title: trilingual('方案', '方案', 'Plan') },
  { id: 'version', title: trilingual('版', '版', 'Version'), number: true },
  { id: 'state', title: trilingual('状态', '狀態', 'State') },
  { id: 'people', title: trilingual('人数', '人數', 'People'), number: true },
  { id: 'prepared_by', title: trilingual('编制', '編製', 'Prepared by') },
  { id: 'approved_by', title: trilingual('批准', '核准', 'Approved by') },
  { id: 'id', title: trilingual('编号', '編號', 'Id') },
];

const NONE = trilingual(
  '还没有核算过。核算一个期间：jixin run prepare --plan 方案 --period 期间 --as 登录名',
  '還沒有核算過。核算一個期間：jixin run prepare --plan 方案 --period 期間 --as 登入名',
  'There is no pay run yet. To calculate a period: jixin run prepare --plan PLAN --period PERIOD --as LOGIN',
);

function stateOf(state: RunState, call: Call): string {
  return call.format === 'table' ? say(STATE_TITLES[state], call.lang) : state;
}

async function listed(call: Call, runs: readonly Run[]): Promise<readonly Problem[]> {
  const rows = runs.map((run) => {
    const hands = run.hands.map(({ name }) => name).join(', ');
    const people = run.outcome === null ? null : String(run.outcome.people);
    const version = String(run.planVersion);
    return [
      ...[run.period, run.plan, version, stateOf(run.state, call), people],
      ...[hands, run.approved?.by.name ?? null, run.id],
    ];
  });
  return deliver(call, { columns: COLUMNS, rows, empty: NONE });
}

/** By id, or by period and plan: of these there is one of everybody that was not discarded; runs of chosen people go by id. */
export async function theRun({ world }: Pick<Acting, 'world'>, asked: string): Promise<Result<Run>> {
  const { findRun, pageOfRuns } = await import('../../../workflows/payrun/runs/service.ts');
  const [period, plan] = asked.split('/', 2);
  const named = period === undefined || plan === undefined ? null : { period, plan };
  const open = RUN_STATES.filter((state) => state !== 'discarded');
  const run =
    named === null
      ? await findRun(world.records, asked)
      : (await pageOfRuns(world.records, { ...named, states: open }, 1000)).find(
          ({ population }) => population === null,
        );
  return run === undefined ? failed(payrunProblem('payrun.not-found')) : ok(run);
}

export const runList: Verb = {
  name: 'run list',
  about: trilingual('工资核算及其状态，新的在前', '薪資核算及其狀態，新的在前', 'the pay runs and how far each is'),
  needs: 'run.read',
  operands: [],
  options: [AS, OUT],
  examples: ['jixin run list --as hr'],
  run: (call) =>
    actingIn(call, async ({ world }) => {
      const { pageOfRuns } = await import('../../../workflows/payrun/runs/service.ts');
      return listed(call, await pageOfRuns(world.records, {}, 1000));
    }),
};

export const runPrepare: Verb = {
  name: 'run prepare',
  about: trilingual(
    '核算一个期间，供复核、审批和发布；批准之前谁也看不到',
    '核算一個期間，供複核、核准和發布；核准之前誰也看不到',
    'calculate a period to be reviewed, approved and published; nobody sees it before',
  ),
  needs: 'run.prepare',
  operands: [],
  options: [PLAN, PERIOD, ...CHOSEN, INPUTS, AS],
  examples: [
    'jixin run prepare --plan points-basic --period 2026-01 --as hr',
    'jixin run prepare --plan points-basic --period 2026-01 --teams "一组,二组" --as hr',
  ],
  run: (call) =>
    actingIn(call, async ({ world, actor }) => {
      const { prepareRun } = await import('../../../workflows/payrun/runs/service.ts');
      const [inputs, population] = [inputsIn(call), populationIn(call)];
      if (!inputs.ok || !population.ok) return [...inputs.problems, ...population.problems];
      const [plan, period] = [call.options.get('plan') ?? '', call.options.get('period') ?? ''];
      const made = await prepareRun(world, actor, {
        ...{ plan, period },
        inputs: inputs.value,
        population: population.value,
      });
      return made.ok ? shown({ world, actor }, call, made.value) : made.problems;
    }),
};

function inputsIn(call: Call): Result<{ readonly file: string; readonly text: string } | null> {
  const file = call.options.get('inputs');
  if (file === undefined) return ok(null);
  try {
    return ok({ file: basename(file), text: readFileSync(file, 'utf8') });
  } catch (error) {
    return failed(cliProblem('cli.file-unreadable', { file, reason: reasonOf(error) }));
  }
}

export const runShow: Verb = {
  name: 'run show',
  about: trilingual(
    '一次核算：状态、检查结果、下一步和挡在前面的事',
    '一次核算：狀態、檢查結果、下一步和擋在前面的事',
    'one run: its state, its findings, what comes next and what stands in the way',
  ),
  needs: 'run.read',
  operands: [RUN],
  options: [AS],
  examples: ['jixin run show 2026-01/points-basic --as hr'],
  run: (call) =>
    actingIn(call, async (acting) => {
      const run = await theRun(acting, call.operands[0] ?? '');
      return run.ok ? shown(acting, call, run.value) : run.problems;
    }),
};

const FINDING = trilingual(
  '{severity} {code}：{count} 处',
  '{severity} {code}：{count} 處',
  '{severity} {code}: {count} ×',
);
const EXPLAINED = trilingual('，{by}：{reason}', '，{by}：{reason}', ', {by}: {reason}');
const NEXT = trilingual(
  '下一步：jixin run {move} {run}（{title}）',
  '下一步：jixin run {move} {run}（{title}）',
  'next: jixin run {move} {run} ({title})',
);
const BEFORE = trilingual('  之前：{message} {fix}', '  之前：{message} {fix}', '  before that: {message} {fix}');

/** The run's line, what was found, and every move from here with what stands in its way for whoever asks. */
async function shown(acting: Pick<Acting, 'world' | 'actor'>, call: Call, run: Run): Promise<readonly Problem[]> {
  const { world, actor } = acting;
  const { findingGroups, standingOf } = await import('../../../workflows/payrun/closing/service.ts');
  const { decide, movesFrom } = await import('../../../workflows/payrun/index.ts');
  const groups = await findingGroups(world.records, run);
  const standing = await standingOf(world.records, run, actor, '—', world.now());
  const moves = movesFrom(run.state).map((move) => {
    const decided = decide(move.id as (typeof MOVES)[number]['id'], standing);
    return { id: move.id, title: move.title, blocked: decided.ok ? [] : decided.problems };
  });
  if (call.format === 'json') {
    const blocked = moves.map(({ id, blocked: problems }) => ({ id, blocked: problems.map(({ code }) => code) }));
    await call.console.write(`${JSON.stringify({ ...run, findings: groups, moves: blocked }, null, 2)}\n`);
    return [];
  }
  const problems = await listed(call, [run]);
  const line = (words: Text, params: Readonly<Record<string, string>>) =>
    call.console.say(fill(say(words, call.lang), params));
  for (const { severity, code, count, by, reason } of groups) {
    const given = reason === null ? '' : fill(say(EXPLAINED, call.lang), { by: by ?? '', reason });
    call.console.say(fill(say(FINDING, call.lang), { severity, code, count: String(count) }) + given);
  }
  for (const { id, title: called, blocked } of moves) {
    line(NEXT, { move: id, run: `${run.period}/${run.plan}`, title: say(called, call.lang) });
    for (const { message, fix } of blocked)
      line(BEFORE, { message: say(message, call.lang), fix: say(fix, call.lang) });
  }
  return problems;
}

export const runExplain: Verb = {
  name: 'run explain',
  about: trilingual(
    '写下为什么一类警告可以照此发放',
    '寫下為什麼一類警告可以照此發放',
    'give the written reason for all warnings of one code',
  ),
  needs: 'run.prepare',
  operands: [RUN, { name: 'CODE', count: 'one', about: trilingual('警告的代码', '警告的代碼', 'the warnings’ code') }],
  options: [AS, { ...REASON, required: true }],
  examples: ['jixin run explain 2026-01/points-basic law.overtime-unpaid --reason "…" --as hr'],
  run: (call) =>
    actingIn(call, async (acting) => {
      const { explainFindings } = await import('../../../workflows/payrun/runs/service.ts');
      const run = await theRun(acting, call.operands[0] ?? '');
      if (!run.ok) return run.problems;
      const said = { id: run.value.id, code: call.operands[1] ?? '', reason: call.options.get('reason') ?? '' };
      const given = await explainFindings(acting.world, acting.actor, said);
      return given.ok ? shown(acting, call, given.value) : given.problems;
    }),
};

function asksWhy(needs: Move['needs']): boolean {
  return needs.includes('reason');
}

/** A verb for every move there is, by whom the policy table gives it. */
export const runMoves: readonly Verb[] = MOVES.map(({ id, title: called, action, needs }) => ({
  name: `run ${id}`,
  about: called,
  needs: action,
  operands: [RUN],
  options: [AS, asksWhy(needs) ? { ...REASON, required: true } : REASON],
  examples: [
    `jixin run ${id} 2026-01/points-basic --as ${action === 'run.approve' ? 'manager' : 'hr'}${asksWhy(needs) ? ' --reason "…"' : ''}`,
  ],
  run: (call) =>
    actingIn(call, async (acting) => {
      const { moveRun } = await import('../../../workflows/payrun/runs/service.ts');
      const run = await theRun(acting, call.operands[0] ?? '');
      if (!run.ok) return run.problems;
      const asked = { id: run.value.id, move: id, reason: call.options.get('reason') ?? '' };
      const moved = await moveRun(acting.world, acting.actor, asked);
      return moved.ok ? shown(acting, call, moved.value) : moved.problems;
    }),
}));
