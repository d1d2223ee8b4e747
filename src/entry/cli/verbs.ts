import type { Verb } from './verb.ts';
import { api } from './verbs/api.ts';
import {
  appealAnswer,
  appealDecide,
  appealFile,
  appealList,
  appealReview,
  appealShow,
  appealWithdraw,
  deltasSettle,
} from './verbs/appeal.ts';
import { auditVerify } from './verbs/audit-verify.ts';
import { backup } from './verbs/backup.ts';
import {
  calibrationAgree,
  calibrationList,
  calibrationMoves,
  calibrationOpen,
  calibrationScore,
  calibrationShow,
} from './verbs/calibration.ts';
import { cardCheck, cardDiscard, cardList, cardPublish, cardSave, cardShow } from './verbs/card.ts';
import { demo } from './verbs/demo.ts';
import { explain } from './verbs/explain.ts';
import { importFiles } from './verbs/import.ts';
import { imports } from './verbs/imports.ts';
import { init } from './verbs/init.ts';
import { metrics } from './verbs/metrics.ts';
import { pay } from './verbs/pay.ts';
import { planCheck } from './verbs/plan-check.ts';
import { planDiff } from './verbs/plan-diff.ts';
import { planList } from './verbs/plan-list.ts';
import { planShow } from './verbs/plan-show.ts';
import { planTest } from './verbs/plan-test.ts';
import { planDiscard, planPublish, planSave, planSubmit, planVersions } from './verbs/plan-versions.ts';
import { qualityMoves } from './verbs/quality-moves.ts';
import { qualityPlan } from './verbs/quality-plan.ts';
import { qualityQueue } from './verbs/quality-queue.ts';
import { qualitySample } from './verbs/quality-sample.ts';
import { qualityScore } from './verbs/quality-score.ts';
import { qualityShow } from './verbs/quality-show.ts';
import { ratersCheck } from './verbs/raters-check.ts';
import { reportList, reportShow } from './verbs/report.ts';
import { restore } from './verbs/restore.ts';
import { reviewBoard, reviewOpen, reviewRate, reviewRelease, reviewShow } from './verbs/review.ts';
import { reviewDates, reviewMoveDate } from './verbs/review-dates.ts';
import { runExplain, runList, runMoves, runPrepare, runShow } from './verbs/run.ts';
import { runPayslip, runRegister } from './verbs/run-pay.ts';
import { runProspect } from './verbs/run-people.ts';
import { serve } from './verbs/serve.ts';
import { settings } from './verbs/settings.ts';
import { undo } from './verbs/undo.ts';
import { verify } from './verbs/verify.ts';

/** Every verb, in the order of a first day's work. */
export const VERBS: readonly Verb[] = [
  init,
  demo,
  serve,
  settings,
  importFiles,
  imports,
  undo,
  metrics,
  planList,
  planShow,
  planCheck,
  planTest,
  planDiff,
  planVersions,
  planSave,
  planSubmit,
  planPublish,
  planDiscard,
  pay,
  runProspect,
  runPrepare,
  runList,
  runShow,
  runRegister,
  runExplain,
  ...runMoves,
  runPayslip,
  qualityPlan,
  qualitySample,
  qualityQueue,
  ...qualityMoves,
  qualityScore,
  qualityShow,
  cardList,
  cardShow,
  cardCheck,
  cardSave,
  cardPublish,
  cardDiscard,
  calibrationOpen,
  calibrationList,
  calibrationShow,
  calibrationScore,
  calibrationAgree,
  ...calibrationMoves,
  reportList,
  reportShow,
  explain,
  appealFile,
  appealList,
  appealShow,
  appealReview,
  appealDecide,
  appealAnswer,
  appealWithdraw,
  deltasSettle,
  verify,
  ratersCheck,
  reviewOpen,
  reviewBoard,
  reviewDates,
  reviewMoveDate,
  reviewRate,
  reviewRelease,
  reviewShow,
  auditVerify,
  backup,
  restore,
  api,
];
