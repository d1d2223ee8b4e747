import { type Actor, reachOf } from '../../../access/index.ts';
import type { Task } from '../../../notices/index.ts';
import { dayOf } from '../../../organisation/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { standingOf } from '../closing/service.ts';
import { duty } from '../duty.ts';
import type { Run } from '../model.ts';
import type { Move } from '../moves.ts';
import { payslipsOf } from '../payslips/service.ts';
import { countOpenQuestions } from '../payslips/store.ts';
import { selectResult } from '../results/store.ts';
import { planTitle } from '../sources/service.ts';
import { selectRuns } from '../store.ts';
import { confirmWords, moveWords, payslipLink, questionWords, runLink } from '../words.ts';

/** What waits for somebody: a payslip to confirm, questions to answer, runs to take their next step. */

interface TaskWorld {
  readonly records: Records;
  readonly now: () => string;
}

export async function tasksOf(world: TaskWorld, actor: Actor): Promise<readonly Task[]> {
  return [...(await confirmations(world, actor)), ...(await questions(world, actor)), ...(await runs(world, actor))];
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

/** Nobody approves what pays himself; a run is closed when its payslips are confirmed or their days are over. */
async function isReady({ records, now }: TaskWorld, run: Run, move: Move, actor: Actor): Promise<boolean> {
  const { person } = actor.account;
  if (move.needs.includes('not-own-pay') && person !== null)
    return (await selectResult(records, run, person)) === undefined;
  if (!move.needs.includes('answers-in')) return true;
  const { unanswered, openQuestions } = await standingOf(records, run, actor, '', now());
  return unanswered === 0 && openQuestions === 0;
}
