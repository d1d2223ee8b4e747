import type { Json } from '../../base/json.ts';
import { ok, type Result } from '../../base/problem.ts';
import type { Records } from '../db/records.ts';
import type { Handler, RunningJob } from './model.ts';
import { jobProblem } from './problems.ts';
import type { Queue } from './queue.ts';
import { type Attempt, begin, finish, type Outcome, putBack, report } from './table.ts';

/** One attempt at one job: from taking it to its outcome, or back into the queue. */

export interface RunContext {
  readonly records: Records;
  readonly queue: Queue;
  readonly now: () => string;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  readonly changed: (id: string) => void;
  readonly onError: (error: Error) => void;
}

export const BEAT_SECONDS = 10;
/** Every written step costs a disk sync; people see no more than a few a second. */
const STEP_MILLISECONDS = 300;

/** The server is stopping: the job goes back and the next process begins it again. */
class Interrupted extends Error {}
/** Another process thought this one dead and has taken the job: whatever is still done here must not count. */
class Lost extends Error {}

/**
 * One job from its beginning to its end, whatever the handler does: a beat while it works, so that nobody takes it for
 * lost, and its outcome or problem kept. Not run where another process has begun it already.
 */
export async function runJob(
  context: RunContext,
  kind: string,
  handler: Handler<never>,
  id: string,
  data: unknown,
): Promise<void> {
  const { records, now } = context;
  const mine = await begin(records, id, now());
  if (!mine) return;
  context.changed(id);
  const beat = setInterval(() => void report(records, mine, {}, now()).catch(context.onError), BEAT_SECONDS * 1000);
  try {
    const result = await handler(runningJob(context, kind, mine, data) as RunningJob<never>);
    await settle(context, kind, mine, outcomeOf(result));
  } catch (error) {
    await endOf(context, kind, mine, error);
  } finally {
    clearInterval(beat);
    context.changed(id);
  }
}

async function endOf(context: RunContext, kind: string, mine: Attempt, error: unknown): Promise<void> {
  if (error instanceof Lost) return;
  if (error instanceof Interrupted) {
    await putBack(context.records, mine, context.now());
    // Thrown on: the queue hands a job whose work threw to the next one who asks.
    throw error;
  }
  const real = error instanceof Error ? error : new Error(String(error));
  context.onError(real);
  const reason = real.message.split('\n')[0] ?? '';
  const problems = [jobProblem('job.unexpected', { kind, reason })];
  await settle(context, kind, mine, { state: 'failed', result: null, problems });
}

function outcomeOf(result: Result<Json>): Outcome {
  return result.ok
    ? { state: 'done', result: result.value, problems: result.problems }
    : { state: 'failed', result: null, problems: result.problems };
}

/** Where the handler has committed already, the outcome stands and this changes nothing. */
async function settle(context: RunContext, kind: string, mine: Attempt, outcome: Outcome): Promise<void> {
  await context.records.transaction(async (inside) => {
    if (await finish(inside, mine, outcome, context.now())) await context.queue.remove(inside, kind, mine.id);
  });
}

function runningJob(
  context: RunContext,
  kind: string,
  mine: Attempt & { readonly account: string },
  data: unknown,
): RunningJob<unknown> {
  const { records, now, queue } = context;
  let written = 0;
  return {
    id: mine.id,
    account: mine.account,
    data,
    attempt: mine.attempt,
    progress: async (done, total, note = '') => {
      if (context.stopping.aborted) throw new Interrupted();
      if (Date.now() - written < STEP_MILLISECONDS) return;
      written = Date.now();
      if (!(await report(records, mine, { done, total, note }, now()))) throw new Lost();
      context.changed(mine.id);
    },
    commit: async (work) => {
      const result = await records.transaction(async (inside) => {
        const value = await work(inside);
        if (!(await finish(inside, mine, { state: 'done', result: value, problems: [] }, now()))) throw new Lost();
        await queue.remove(inside, kind, mine.id);
        return value;
      });
      return ok(result);
    },
  };
}
