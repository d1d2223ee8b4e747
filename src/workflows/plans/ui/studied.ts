import { useEffect, useState } from 'react';
import { errorsIn, type Problem } from '../../../base/problem.ts';
import type { Lang } from '../../../base/text.ts';
import { say } from '../../../base/text.ts';
import { type CaseResult, checkPlan, type Plan, readPlan, runCases } from '../../../plan/index.ts';
import type { KnownName } from './plan-text.tsx';

/** What the browser itself knows about a text: the plan in it, everything wrong with it, how its cases come out. */
export interface Studied {
  readonly text: string;
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseResult[];
  readonly errors: number;
}

/** So long nobody types before the text is looked at again. */
const PAUSE_MS = 250;

/** The text studied last, so that a page that is drawn anew after a save need not study it again. */
let newest: (Studied & { readonly file: string }) | null = null;

/** The last study of the text, which lags behind typing by a moment; null until there is one. */
export function useStudied(text: string, file: string): Studied | null {
  const [studied, setStudied] = useState(newest?.file === file && newest.text === text ? newest : null);
  useEffect(() => {
    const look = () => {
      newest = { ...study(text, file), file };
      setStudied(newest);
    };
    const timer = setTimeout(look, newest?.file === file ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [text, file]);
  return studied;
}

function study(text: string, file: string): Studied {
  const read = readPlan(text, file);
  if (!read.ok) return { text, plan: null, problems: read.problems, cases: [], errors: errorsIn(read.problems).length };
  const ran = runCases(read.value);
  const cases = ran.ok ? ran.value : [];
  const problems = [...read.problems, ...checkPlan(read.value), ...cases.flatMap((one) => one.problems)];
  return { text, plan: read.value, problems, cases, errors: errorsIn(problems).length };
}

/** What a formula may name: inputs, parameters, lines, and the functions. */
export function namesOfPlan(plan: Plan | null, lang: Lang): readonly KnownName[] {
  if (plan === null) return FUNCTION_NAMES;
  const own = [...plan.parameters, ...plan.inputs, ...plan.lines];
  return [...own.map(({ id, title }) => ({ name: id, title: say(title, lang) })), ...FUNCTION_NAMES];
}

const FUNCTION_NAMES: readonly KnownName[] = ['IF', 'MIN', 'MAX', 'SUM', 'ROUND', 'ROUNDUP', 'ROUNDDOWN', 'ABS'].map(
  (name) => ({ name, title: `${name}(…)` }),
);
