import type { Reason } from '../../../../base/explain.ts';
import { failed, ok, type Result } from '../../../../base/problem.ts';
import { sameText } from '../../../../base/text.ts';
import type { PaidDelta, Run } from '../../model.ts';
import { payrunProblem } from '../../problems.ts';
import { reasonWithRows } from '../../reasons/service.ts';
import { storedResult, workOut } from '../../results/service.ts';
import { selectRun } from '../../store.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { asDelta, offeredDeltas } from '../service.ts';
import { selectDeltas } from '../store.ts';
import { changedInputs, deltaReason } from './tell.ts';

/** Why a difference of a closed period is offered or paid: the old result from what its run keeps, the new one worked out again. */

export interface DeltaQuestion {
  readonly person: string;
  /** The closed run whose result changed. */
  readonly fromRun: string;
  readonly withRows: boolean;
}

export async function reasonOfDelta(world: PayrunWorld, run: Run, asked: DeltaQuestion): Promise<Result<Reason>> {
  const { person, fromRun, withRows } = asked;
  const [delta, earlier] = [await deltaOf(world, run, asked), await selectRun(world.records, fromRun)];
  if (delta === undefined || earlier === undefined)
    return failed(payrunProblem('payrun.delta-unknown', { period: earlier?.period ?? fromRun, person }));
  // What this run knew stays as it was, so that the reason of a settled difference is the same for ever.
  const worked = await workOut(world, earlier, { known: run.known });
  if (!worked.ok) return worked;
  const { source, run: again } = worked.value;
  const pay = [...again.pay].find((one) => one.person.id === person);
  const stored = await storedResult(world.records, earlier, person);
  const question = { person, line: delta.line, withRows };
  const moment = { period: earlier.period, known: run.known };
  const now = pay && (await reasonWithRows(world, moment, { source, pay }, question));
  const then = stored.ok ? await reasonWithRows(world, earlier, stored.value, question) : null;
  const { plan } = source.compiled;
  return ok(
    deltaReason({
      delta: asDelta(delta),
      title: { ...sameText(delta.line), ...plan.lines.find(({ id }) => id === delta.line)?.title },
      inputs: pay && stored.ok ? changedInputs(plan, stored.value.pay.inputs, pay.inputs) : [],
      asPaid: then?.ok ? then.value : null,
      asKnown: now?.ok ? now.value : null,
    }),
  );
}

/** As the run pays it; else as it is offered. */
async function deltaOf(
  world: PayrunWorld,
  run: Run,
  { person, fromRun }: DeltaQuestion,
): Promise<PaidDelta | undefined> {
  const taken = (await selectDeltas(world.records, run.id, person)).find((one) => one.fromRun === fromRun);
  if (taken !== undefined || (run.state !== 'prepared' && run.state !== 'checked')) return taken;
  const offered = await offeredDeltas(world, run);
  return offered.ok ? offered.value.find((one) => one.fromRun === fromRun && one.person === person) : undefined;
}
