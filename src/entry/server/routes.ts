import { accountNames } from '../../access/accounts/service.ts';
import { installGuard } from '../../access/guard.node.ts';
import { ACCESS_STATUS, accessRoutes } from '../../access/http.ts';
import { auditRoutes } from '../../audit/http.ts';
import { homeRoutes } from '../../home/http.ts';
import { LEDGER_STATUS, ledgerRoutes } from '../../ledger/http.ts';
import { noticeRoutes } from '../../notices/http.ts';
import { organisationRoutes } from '../../organisation/http.ts';
import { todayOf } from '../../organisation/service.ts';
import { PEOPLE_STATUS, peopleRoutes } from '../../people/http.ts';
import { type App, type AppOptions, createApp } from '../../platform/http/app.ts';
import { installIdempotency } from '../../platform/http/idempotency.ts';
import { intakeRoutes } from '../../stages/intake/http.ts';
import { METRICS_STATUS, metricRoutes } from '../../stages/metrics/http.ts';
import { PAYRUN_STATUS, payrunRoutes } from '../../workflows/payrun/http.ts';
import { PLANS_STATUS, planRoutes } from '../../workflows/plans/http.ts';
import { adoptOnce, publishedPlans } from '../../workflows/plans/service.ts';
import { RATERS_STATUS, raterRoutes } from '../../workflows/raters/http.ts';
import { apiPageRoutes } from './api-page.ts';
import { catalogueOf } from './catalogue.ts';
import type { ServerContext } from './context.ts';
import { intakeOptions } from './intake.ts';
import { jobRoutes } from './jobs.ts';
import { payrunOptions } from './payrun.ts';
import { taskProviders } from './tasks.ts';
import { watchRoutes } from './watch.ts';

export type { ServerContext } from './context.ts';

/** The whole API, put together from the slices: what the server serves and what the API's description is made from. */
const STATUS = {
  ...ACCESS_STATUS,
  ...METRICS_STATUS,
  ...PLANS_STATUS,
  ...PAYRUN_STATUS,
  ...RATERS_STATUS,
  ...PEOPLE_STATUS,
  ...LEDGER_STATUS,
};

export async function buildApi(context: ServerContext, options: Omit<AppOptions, 'problemStatus'>): Promise<App> {
  const app = await createApp({ ...options, problemStatus: STATUS });
  installGuard(app, context);
  installIdempotency(app, {
    records: context.world.records,
    now: context.world.now,
    accountOf: (request) => request.actor?.account.id ?? null,
  });
  const { records } = context.world;
  const catalogue = catalogueOf(context.dataDir);
  accessRoutes(app, context);
  const stores = { records, activity: context.activity, dictionary: catalogue.dictionary };
  const { now } = context.world;
  metricRoutes(app, stores);
  const today = () => todayOf(context.world);
  const ready = adoptOnce({ records, now }, catalogue.plans);
  const plansInUse = async () => {
    await ready();
    return (await publishedPlans(records)).map(({ plan }) => plan);
  };
  homeRoutes(app, { ...stores, today, plans: plansInUse, tasks: taskProviders(context.world) });
  planRoutes(app, { ...stores, now, today, ready });
  const payrun = payrunOptions(context, catalogue);
  payrunRoutes(app, payrun);
  raterRoutes(app, { ...payrun, dictionary: catalogue.dictionary });
  noticeRoutes(app, context);
  organisationRoutes(app, context);
  peopleRoutes(app, { ...context, today });
  ledgerRoutes(app, context);
  auditRoutes(app, { ...context, accountNames: (ids) => accountNames(records, ids) });
  intakeRoutes(app, intakeOptions(context, options.uploadLimit));
  jobRoutes(app, context.jobs);
  watchRoutes(app, context);
  apiPageRoutes(app);
  return app;
}
