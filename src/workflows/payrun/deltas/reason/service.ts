import type { Reason } from '../../../../base/explain.ts';
import { failed, ok, type Result } from '../../../../base/problem.ts';
import { withholdingFrom } from '../../keep.ts';
import type { Run } from '../../model.ts';
import { reasonWithRows } from '../../reasons/service.ts';
import { storedResult, workOut } from '../../results/service.ts';
import { jsonOf } from '../../results/store.ts';
import { selectRun } from '../../store.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { deltaProblem } from '../problems.ts';
import { differencesIn } from '../service.ts';
import { asDelta, isInsurance, titleOf } from '../settled.ts';
import { insuranceReason } from './insurance.node.ts';
import { changedInputs, deltaReason } from './tell.ts';

/** Why a difference of a closed period is offered or paid: the old result from what its run keeps, the new one worked out again. */

export interface DeltaQuestion {
  readonly person: string;
  /** The closed run whose result changed. */
  readonly fromRun: string;
  /** The pay line where none is named. */
  readonly line?: string | undefined;
  readonly withRows: boolean;
}

export async function reasonOfDelta(world: PayrunWorld, run: Run, asked: DeltaQuestion): Promise<Result<Reason>> {
  const { person, fromRun, withRows } = asked;
  const [delta, earlier] = [await deltaOf(world, run, asked), await selectRun(world.records, fromRun)];
  if (delta === undefined || earlier === undefined)
    return failed(deltaProblem('payrun.delta-unknown', { period: earlier?.period ?? fromRun, person }));
  // What this run knew stays as it was, so that the reason of a settled difference is the same for ever.
  const worked = await workOut(world, earlier, { known: run.known });
  if (!worked.ok) return worked;
  const { source, run: again } = worked.value;
  const pay = [...again.pay].find((one) => one.person.id === person);
  const stored = await storedResult(world.records, earlier, person);
  const settled = asDelta({ ...delta, difference: delta.owed });
  const named = { delta: delta.settled === null ? settled : asDelta(delta), title: titleOf(delta) };
  if (isInsurance(delta)) {
    const withheld = stored.ok ? stored.value.row.withheld : null;
    const kept = withheld === null ? [] : withholdingFrom(jsonOf(withheld)).contributions;
    return ok(await insuranceReason(world, earlier, { ...named, person: pay?.person ?? null, kept }));
  }
  const question = { person, line: delta.line, withRows };
  const moment = { period: earlier.period, known: run.known };
  const now = pay && (await reasonWithRows(world, moment, { source, pay }, question));
  const then = stored.ok ? await reasonWithRows(world, earlier, stored.value, question) : null;
  return ok(
    deltaReason({
      ...named,
      inputs: pay && stored.ok ? changedInputs(source.compiled.plan, stored.value.pay.inputs, pay.inputs) : [],
      asPaid: then?.ok ? then.value : null,
      asKnown: now?.ok ? now.value : null,
    }),
  );
}

/** As the run settles it; else as it is offered. Pay comes before insurance where no line is named. */
async function deltaOf(world: PayrunWorld, run: Run, { person, fromRun, line }: DeltaQuestion) {
  const all = await differencesIn(world.records, run);
  const own = all.filter((one) => one.fromRun === fromRun && one.person === person);
  return line === undefined ? (own.find((one) => !isInsurance(one)) ?? own[0]) : own.find((one) => one.line === line);
}
