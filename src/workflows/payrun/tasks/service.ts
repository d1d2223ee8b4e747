import { type Actor, reachOf } from '../../../access/index.ts';
import type { Task } from '../../../notices/index.ts';
import { dayOf } from '../../../organisation/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { findingGroups, standingOf } from '../closing/service.ts';
import { OPEN_DELTA } from '../deltas/problems.ts';
import { countOwedNowhere } from '../deltas/store.ts';
import { duty } from '../duty.ts';
import type { Run } from '../model.ts';
import type { Move } from '../moves.ts';
import { payslipsOf } from '../payslips/service.ts';
import { countOpenQuestions } from '../payslips/store.ts';
import { selectResult } from '../results/store.ts';
import { planTitle } from '../sources/service.ts';
import { selectRuns } from '../store.ts';
import { confirmWords, moveWords, owedWords, payslipLink, questionWords, runLink, settleWords } from '../words.ts';

/** What waits for somebody: a payslip to confirm, questions to answer, runs to take their next step. */

interface TaskWorld {
  readonly records: Records;
  readonly now: () => string;
}

export async function tasksOf(world: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  const each = [confirmations, questions, runs, corrections] as const;
  return (await Promise.all(each.map((tasks) => tasks(world, actor)))).flat();
}

async function confirmations({ records, now }: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  const { person } = actor.account;
  if (person === null || reachOf(actor, 'payslip.answer') === 'none') return [];
  const at = now();
  const open = (await payslipsOf(records, person)).filter(
    ({ run, confirmedAt }) => confirmedAt === null && run.state === 'published' && (run.answerUntil ?? '') > at,
  );
  return Promise.all(
    open.map(async ({ run }) => ({
      kind: 'payrun.confirm',
      title: confirmWords(run.period),
      count: 1,
      due: await dayOf(records, run.answerUntil ?? at),
      link: payslipLink(person, run.id),
    })),
  );
}

async function questions({ records }: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'question.answer') !== 'all') return [];
  // Nobody answers their own.
  const { count, until } = await countOpenQuestions(records, actor.account.person ?? '');
  if (count === 0) return [];
  const due = until === null ? null : await dayOf(records, until);
  return [{ kind: 'payrun.answer', title: questionWords(count), count, due, link: '/pay/questions' }];
}

/** More open runs than these nobody has; older ones are closed or discarded. */
const OPEN_RUNS = 100;
const OPEN_STATES = ['prepared', 'checked', 'submitted', 'approved', 'published'] as const;

async function runs(world: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  const { records } = world;
  const tasks: Task[] = [];
  for (const run of await selectRuns(records, { states: OPEN_STATES }, OPEN_RUNS)) {
    const move = duty(run, actor);
    if (move === undefined || !(await isReady(world, run, move, actor))) continue;
    const title = moveWords(move, run.period, await planTitle(records, run));
    tasks.push({ kind: `payrun.${move.id}`, title, count: 1, due: null, link: runLink(run.id) });
  }
  return tasks;
}

/** What closed periods owe is settled or put off, and somebody is told where no run could do either. */
async function corrections({ records }: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  if (reachOf(actor, 'run.prepare') !== 'all') return [];
  const tasks: Task[] = [];
  for (const run of await selectRuns(records, { states: ['prepared', 'checked'] }, OPEN_RUNS)) {
    const open = (await findingGroups(records, run)).find(({ code, reason }) => code === OPEN_DELTA && reason === null);
    if (open === undefined) continue;
    const title = settleWords(open.count, run.period, await planTitle(records, run));
    tasks.push({ kind: 'payrun.settle', title, count: open.count, due: null, link: runLink(run.id) });
  }
  const nowhere = await countOwedNowhere(records);
  if (nowhere > 0)
    tasks.push({ kind: 'payrun.owed', title: owedWords(nowhere), count: nowhere, due: null, link: '/pay/runs' });
  return tasks;
}

/** Nobody approves what pays himself; a run is closed when its payslips are confirmed or their days are over. */
async function isReady({ records, now }: TaskWorld, run: Run, move: Move, actor: Actor): Promise<boolean> {
  const { person } = actor.account;
  if (move.needs.includes('not-own-pay') && person !== null)
    return (await selectResult(records, run, person)) === undefined;
  if (!move.needs.includes('answers-in')) return true;
  const { unanswered, openQuestions } = await standingOf(records, run, actor, '', now());
  return unanswered === 0 && openQuestions === 0;
}
