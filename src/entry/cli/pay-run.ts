import type { Period } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { flow } from '../../flow.ts';
import { loadMetrics, type MetricDefinition } from '../../stages/metrics/index.ts';
import type { PayRun } from '../../stages/pay/index.ts';
import { type LoadedForPay, loadForPay, type PayQuestion, readInputsFile } from '../../stages/pay/service.ts';
import { publishedPlans } from '../../workflows/plans/service.ts';
import { recordPayRead } from './act.ts';
import { catalogueFiles } from './catalogue.ts';
import { periodOf } from './period.ts';
import { findPlan, type PlanSource } from './plans.ts';
import type { Call } from './verb.ts';
import { hasWorld, inWorld, type World } from './world.ts';

/** A run with what it was worked out from; `world` is null where nothing was ever imported. */
export interface PreparedRun {
  readonly world: World | null;
  readonly source: PlanSource;
  readonly dictionary: readonly MetricDefinition[];
  readonly loaded: LoadedForPay;
  readonly run: PayRun;
}

/** Prepares the run that `--plan`, `--period` and `--inputs` ask for and hands it to `use`. */
export async function withPayRun(
  call: Call,
  use: (prepared: PreparedRun) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const period = periodOf(call);
  if (!period.ok) return period.problems;
  const prepare = async (world: World | null): Promise<readonly Problem[]> => {
    const question = await questionOf(call, period.value, world);
    if (!question.ok) return question.problems;
    const { source, asked } = question.value;
    const loaded = world ? await loadForPay(world, asked) : await loadWithoutWorld(asked);
    const run = loaded.ok ? flow(loaded.value) : loaded;
    const noticed = [...question.problems, ...(loaded.ok ? loaded.problems : []), ...run.problems];
    if (!loaded.ok || !run.ok) return noticed;
    if (world) await recordPayRead(world, { object: `period:${period.value.text}`, file: call.verb });
    return [
      ...noticed,
      ...(await use({ world, source, dictionary: asked.dictionary, loaded: loaded.value, run: run.value })),
    ];
  };
  return hasWorld(call.dataDir) ? inWorld(call, prepare) : prepare(null);
}

interface AskedPay {
  readonly source: PlanSource;
  readonly asked: PayQuestion;
}

/** The plan as the organisation published it, where it did; else as a file or the catalogue has it. */
async function questionOf(call: Call, period: Period, world: World | null): Promise<Result<AskedPay>> {
  const published = world ? await publishedPlans(world.records) : [];
  const source = findPlan(call.options.get('plan') ?? '', call.dataDir, period.last, published);
  const dictionary = loadMetrics(catalogueFiles('metrics', call.dataDir));
  const problems = [...source.problems, ...dictionary.problems];
  if (!source.ok || !dictionary.ok) return failed(...problems);
  const inputsFile = call.options.get('inputs');
  const { plan } = source.value;
  const given = inputsFile === undefined ? {} : { inputsFile };
  return ok({ source: source.value, asked: { plan, period, dictionary: dictionary.value, ...given } }, problems);
}

/** Nothing is known but the plan and the inputs file; no data folder is made for it. */
async function loadWithoutWorld({ plan, period, inputsFile }: PayQuestion): Promise<Result<LoadedForPay>> {
  const nothing = { plan, period, activity: [], ledger: [] };
  if (inputsFile === undefined) return ok({ ...nothing, given: null });
  const given = await readInputsFile(inputsFile, plan, [], period);
  return given.ok ? ok({ ...nothing, given: given.value }, given.problems) : given;
}
