import { accountNames } from '../../access/accounts/service.ts';
import { staffRoutes } from '../../access/accounts/staff/http.ts';
import { credentialsOf, installGuard } from '../../access/guard.node.ts';
import { ACCESS_STATUS, accessRoutes } from '../../access/http.ts';
import type { Actor } from '../../access/index.ts';
import { tellPayReads } from '../../access/pay-reads.node.ts';
import { auditRoutes } from '../../audit/http.ts';
import { firstRunRoute } from '../../home/first-run/http.ts';
import { homeRoutes } from '../../home/http.ts';
import { LEDGER_STATUS, ledgerRoutes } from '../../ledger/http.ts';
import { CHANNEL_STATUS } from '../../notices/channels/http.ts';
import { organisationRoutes } from '../../organisation/http.ts';
import { todayOf } from '../../organisation/service.ts';
import { PEOPLE_STATUS, peopleRoutes } from '../../people/http.ts';
import { type App, type AppOptions, createApp } from '../../platform/http/app.ts';
import { installIdempotency } from '../../platform/http/idempotency.ts';
import { intakeRoutes } from '../../stages/intake/http.ts';
import { METRICS_STATUS, metricRoutes } from '../../stages/metrics/http.ts';
import { citiesOf } from '../../stages/pay/law/index.ts';
import { APPEAL_STATUS, appealRoutes } from '../../workflows/appeal/http.ts';
import { tasksOf as appealTasks } from '../../workflows/appeal/reading/service.ts';
import { GOALS_STATUS, goalRoutes } from '../../workflows/goals/http.ts';
import { tasksOf as goalTasks } from '../../workflows/goals/tasks/service.ts';
import { PAYRUN_STATUS, payrunRoutes } from '../../workflows/payrun/http.ts';
import { PLANS_STATUS, planRoutes } from '../../workflows/plans/http.ts';
import { adoptOnce, publishedPlans } from '../../workflows/plans/service.ts';
import { CALIBRATION_STATUS, calibrationRoutes } from '../../workflows/quality/calibration/http.ts';
import { tasksOf as calibrationTasks } from '../../workflows/quality/calibration/tasks/service.ts';
import { QUALITY_STATUS, qualityRoutes } from '../../workflows/quality/http.ts';
import { REPORT_STATUS, reportRoutes } from '../../workflows/quality/reports/http.ts';
import { tasksOf as qualityTasks } from '../../workflows/quality/service.ts';
import { RATERS_STATUS, raterRoutes } from '../../workflows/raters/http.ts';
import { REVIEW_STATUS, reviewRoutes } from '../../workflows/review/http.ts';
import { tasksOf as reviewTasks } from '../../workflows/review/tasks/service.ts';
import { apiPageRoutes } from './api-page.ts';
import { appealOptions } from './appeal.ts';
import { catalogueOf } from './catalogue.ts';
import type { ServerContext } from './context.ts';
import { addHousekeeping } from './housekeeping.ts';
import { intakeOptions } from './intake.ts';
import { jobRoutes } from './jobs.ts';
import { payCities } from './law.ts';
import { addNotices } from './notices.ts';
import { payrunOptions } from './payrun.ts';
import { qualityOptions } from './quality.ts';
import { reviewOptions } from './reviews.ts';
import { taskProviders } from './tasks.ts';
import { staffToday } from './team.ts';
import { watchRoutes } from './watch.ts';

export type { ServerContext } from './context.ts';

/** The whole API, put together from the slices: what the server serves and what the API's description is made from. */
const STATUS = {
  ...ACCESS_STATUS,
  ...CHANNEL_STATUS,
  ...METRICS_STATUS,
  ...PLANS_STATUS,
  ...PAYRUN_STATUS,
  ...APPEAL_STATUS,
  ...RATERS_STATUS,
  ...CALIBRATION_STATUS,
  ...REPORT_STATUS,
  ...REVIEW_STATUS,
  ...QUALITY_STATUS,
  ...GOALS_STATUS,
  ...PEOPLE_STATUS,
  ...LEDGER_STATUS,
};

export async function buildApi(context: ServerContext, options: Omit<AppOptions, 'problemStatus'>): Promise<App> {
  const credentials = credentialsOf(context.secureCookies);
  const app = await createApp({ ...options, problemStatus: STATUS, credentials });
  installGuard(app, context);
  installIdempotency(app, {
    records: context.world.records,
    now: context.world.now,
    accountOf: (request) => request.actor?.account.id ?? null,
  });
  tellPayReads(app, context.world);
  const { records } = context.world;
  const catalogue = catalogueOf(context.dataDir);
  accessRoutes(app, context);
  staffRoutes(app, context.world, () => staffToday(context.world));
  const stores = { records, activity: context.activity, dictionary: catalogue.dictionary };
  const { now } = context.world;
  metricRoutes(app, stores);
  const today = () => todayOf(context.world);
  const ready = adoptOnce({ records, now }, catalogue.plans);
  const plansInUse = async () => {
    await ready();
    return (await publishedPlans(records)).map(({ plan }) => plan);
  };
  const payrun = payrunOptions(context, catalogue);
  const reviews = reviewOptions(context, catalogue);
  const appeals = appealOptions(context, payrun, reviews);
  const quality = qualityOptions(context, catalogue);
  const tasks = [
    ...taskProviders(context.world),
    (actor: Actor) => appealTasks(appeals, actor),
    (actor: Actor) => reviewTasks(reviews, actor),
    (actor: Actor) => qualityTasks(quality, actor),
    (actor: Actor) => calibrationTasks(quality, actor),
    (actor: Actor) => goalTasks({ records, today }, actor),
  ];
  homeRoutes(app, { ...stores, today, plans: plansInUse, books: payrun.world.books, tasks });
  firstRunRoute(app, { ...stores, world: context.world, today, plans: plansInUse });
  planRoutes(app, { ...stores, now, today, ready });
  payrunRoutes(app, payrun);
  appealRoutes(app, appeals);
  reviewRoutes(app, reviews);
  qualityRoutes(app, quality);
  calibrationRoutes(app, quality);
  goalRoutes(app, { ...payrun.world, dictionary: catalogue.dictionary });
  reportRoutes(app, quality);
  raterRoutes(app, { ...payrun, dictionary: catalogue.dictionary });
  addNotices(app, context, async (actor) => (await Promise.all(tasks.map((of) => of(actor)))).flat());
  const { law } = payrun.world;
  organisationRoutes(app, { ...context, cities: (withholding) => citiesOf(law(), withholding) });
  peopleRoutes(app, { ...context, today, cities: payCities(records, law) });
  ledgerRoutes(app, context);
  auditRoutes(app, { ...context, accountNames: (ids) => accountNames(records, ids) });
  intakeRoutes(app, intakeOptions(context, options.uploadLimit));
  addHousekeeping(context);
  jobRoutes(app, context);
  watchRoutes(app, context);
  apiPageRoutes(app);
  return app;
}
