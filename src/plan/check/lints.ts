import type { Problem } from '../../base/problem.ts';
import { cases } from './lint/cases.ts';
import { betterPaysLess, cliffs } from './lint/cliff.ts';
import { conditions } from './lint/conditions.ts';
import { countedTwice } from './lint/counted.ts';
import { division } from './lint/division.ts';
import { limits } from './lint/limits.ts';
import { lookups } from './lint/lookup.ts';
import { metricCount } from './lint/metrics.ts';
import { overtimeRates } from './lint/overtime.ts';
import { percentSlips } from './lint/percent.ts';
import { punishedTwice } from './lint/punished.ts';
import { rounding } from './lint/rounding.ts';
import { steps } from './lint/steps.ts';
import { units } from './lint/units.ts';
import { unused } from './lint/unused.ts';
import { values } from './lint/values.ts';
import { deductionShare, minimumWage } from './lint/wage.ts';
import { weights } from './lint/weights.ts';
import type { Study } from './study.ts';

/** One look at a plan. It reads the study and says what it found; it never runs because of another lint. */
export type Lint = (study: Study) => readonly Problem[];

/** Every lint, by what it looks at. To add one: a file under `lint/`, its texts under `problems/`, a line here. */
export const LINTS: Readonly<Record<string, Lint>> = {
  unused,
  units,
  division,
  conditions,
  steps,
  lookups,
  values,
  weights,
  percentSlips,
  rounding,
  limits,
  cases,
  metricCount,
  countedTwice,
  overtimeRates,
  punishedTwice,
  cliffs,
  betterPaysLess,
  minimumWage,
  deductionShare,
};
