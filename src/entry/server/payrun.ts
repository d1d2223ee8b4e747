import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { failed, ok } from '../../base/problem.ts';
import { monthBooks } from '../../home/books/service.ts';
import { currentMonth } from '../../home/service.ts';
import { readSettings } from '../../organisation/service.ts';
import { readDecimal } from '../../plan/index.ts';
import type { Records } from '../../platform/db/records.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import { type ExportDesk, writeExport } from '../../workflows/payrun/exports/orders/service.ts';
import type { PayrunHttpOptions, PayslipHttpOptions } from '../../workflows/payrun/http.ts';
import { finishWork } from '../../workflows/payrun/runs/service.ts';
import { adoptOnce, publishedPlans } from '../../workflows/plans/service.ts';
import { catalogueFiles } from '../cli/catalogue.ts';
import type { ServerCatalogue } from './catalogue.ts';
import { lawTables } from './law.ts';
import { dateIn } from './team.ts';

const PAYRUN_JOB = 'payrun.calculate';
const EXPORT_JOB = 'payrun.export';

interface PayrunServer {
  readonly world: { readonly records: Records; readonly now: () => string };
  readonly activity: ActivityStore;
  readonly dataDir: string;
  readonly jobs: Jobs;
  readonly teamOf: PayslipHttpOptions['teamOf'];
}

/** What pay runs work with wherever they are worked out: the stores, the clock, the organisation's plans and definitions. */
export function payrunWorld(
  { world: outer, activity, dataDir }: Pick<PayrunServer, 'world' | 'activity' | 'dataDir'>,
  catalogue: ServerCatalogue,
): PayslipHttpOptions['world'] {
  const { records, now } = outer;
  const ready = adoptOnce({ records, now }, catalogue.plans);
  const today = async () => dateIn((await readSettings(records)).zone, now());
  return {
    records,
    activity,
    imports: () => activity.imports(),
    now,
    today,
    month: () => currentMonth({ activity, today }),
    newId: randomUUID,
    plans: async () => {
      await ready();
      return publishedPlans(records);
    },
    metrics: () => catalogueFiles('metrics', dataDir),
    law: lawTables(dataDir),
    books: monthBooks({ records, activity, dictionary: catalogue.dictionary, now }),
    payRules: async () => {
      const { city, withholding, fundRate } = (await readSettings(records)).pay;
      return { city: city || null, withholding, fundRate: readDecimal(fundRate) ?? null };
    },
  };
}

/** The same in the server: runs are worked out by the queue, and begun again after a crash. */
export function payrunOptions(context: PayrunServer, catalogue: ServerCatalogue): PayrunHttpOptions {
  const { jobs, teamOf } = context;
  const world: PayslipHttpOptions['world'] = {
    ...payrunWorld(context, catalogue),
    queue: {
      begin: async (records, run, account) => (await jobs.send(PAYRUN_JOB, { run }, { account, records })).id,
      find: jobs.find,
      watch: jobs.watch,
    },
  };
  jobs.define<{ readonly run: string }>(PAYRUN_JOB, async ({ data, progress }) => {
    const finished = await finishWork(world, data.run, progress);
    return finished.ok ? ok({ run: data.run }) : failed(...finished.problems);
  });
  const exports: ExportDesk = {
    ...exportsKept(context),
    newId: randomUUID,
    begin: async (records, id, account) => {
      await jobs.send(EXPORT_JOB, {}, { account, id, records });
    },
    find: jobs.find,
  };
  jobs.define(EXPORT_JOB, ({ id, progress }) => writeExport(exports, id, progress));
  return { world, teamOf, exports };
}

/** Where files of runs are kept. */
export function exportsKept({ world, dataDir }: Pick<PayrunServer, 'world' | 'dataDir'>) {
  return { records: world.records, now: world.now, folder: join(dataDir, 'exports') };
}
