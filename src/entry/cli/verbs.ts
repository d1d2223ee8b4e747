import type { Verb } from './verb.ts';
import { backup } from './verbs/backup.ts';
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
import { ratersCheck } from './verbs/raters-check.ts';
import { restore } from './verbs/restore.ts';
import { serve } from './verbs/serve.ts';
import { undo } from './verbs/undo.ts';
import { verify } from './verbs/verify.ts';

/** Every verb, in the order of a first day's work. */
export const VERBS: readonly Verb[] = [
  init,
  demo,
  serve,
  importFiles,
  imports,
  undo,
  metrics,
  planList,
  planShow,
  planCheck,
  planTest,
  planDiff,
  pay,
  explain,
  verify,
  ratersCheck,
  backup,
  restore,
];
