import { existsSync } from 'node:fs';
import type { PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type Plan, readPlan, versionInForce } from '../../plan/index.ts';
import { catalogueFiles, readNamedFile } from './catalogue.ts';
import { cliProblem } from './problems.ts';

/** A plan with the text it was read from. */
export interface PlanSource {
  readonly plan: Plan;
  readonly text: string;
}

export interface FoundPlans {
  readonly plans: readonly PlanSource[];
  readonly problems: readonly Problem[];
}

/**
 * The shipped plans and the organisation's own (DATA/plans); in place of those it published, its versions. One that cannot
 * be read does not hide the others.
 */
export function allPlans(dataDir: string, published: readonly PlanSource[] = []): FoundPlans {
  const reads = catalogueFiles('plans', dataDir).map(({ file, text }) => ({ text, read: readPlan(text, file) }));
  const own = new Set(published.map(({ plan }) => plan.id));
  const offered = reads.flatMap(({ text, read }) => (read.ok ? [{ plan: read.value, text }] : []));
  return {
    plans: [...offered.filter(({ plan }) => !own.has(plan.id)), ...published],
    problems: reads.flatMap(({ read }) => read.problems),
  };
}

/** The plans that operands name, or all of them where there are none. */
export function plansNamed(
  names: readonly string[],
  dataDir: string,
  published: readonly PlanSource[] = [],
): FoundPlans {
  if (names.length === 0) return allPlans(dataDir, published);
  const found = names.map((name) => findPlan(name, dataDir, null, published));
  return {
    plans: found.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: found.flatMap((one) => one.problems),
  };
}

/**
 * A plan by its file or its id; of several versions the one in force on `date` (the latest where no date matters). The
 * organisation's own plan goes before a shipped one of the same version; once the organisation has published versions
 * of a plan, those alone count. `points-basic@2` names one version.
 */
export function findPlan(
  name: string,
  dataDir: string,
  date: PlainDate | null,
  published: readonly PlanSource[] = [],
): Result<PlanSource> {
  if (/[/\\]|\.ya?ml$/i.test(name) || existsSync(name)) return planInFile(name);
  const [, id = name, version] = /^(.+)@(\d+)$/.exec(name) ?? [];
  const { plans } = allPlans(dataDir, published);
  const versions = plans
    .filter(({ plan }) => plan.id === id && (version === undefined || plan.version === Number(version)))
    .reverse();
  if (versions.length === 0) {
    const same = plans.filter(({ plan }) => plan.id === id);
    const ids =
      same.length > 0
        ? same.map(({ plan }) => `${id}@${plan.version}`)
        : [...new Set(plans.map(({ plan }) => plan.id))];
    return failed(cliProblem('cli.plan-unknown', { plan: name, plans: ids }));
  }
  const inForce = versionInForce(
    versions.map(({ plan }) => plan),
    date ?? '9999-12-31',
  );
  const chosen = versions.find(({ plan }) => plan === inForce);
  if (chosen) return ok(chosen);
  const first = earliest(versions);
  const params = { plan: name, date: date ?? '', from: first.plan.inForce ?? '' };
  return ok(first, [cliProblem('cli.plan-not-in-force', params)]);
}

function planInFile(file: string): Result<PlanSource> {
  const named = readNamedFile(file);
  if (!named.ok) return named;
  const { text } = named.value;
  const read = readPlan(text, file);
  return read.ok ? ok({ plan: read.value, text }, read.problems) : read;
}

function earliest(versions: readonly PlanSource[]): PlanSource {
  const sorted = [...versions].sort((a, b) => ((a.plan.inForce ?? '') < (b.plan.inForce ?? '') ? -1 : 1));
  return sorted[0] as PlanSource;
}
