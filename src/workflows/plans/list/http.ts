import { z } from 'zod';
import type { PlainDate } from '../../../base/period.ts';
import { ok } from '../../../base/problem.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { App } from '../../../platform/http/app.ts';
import { pagesOf } from '../../../platform/http/list.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { planBody } from '../answers.ts';
import { headOf } from '../heads.node.ts';
import { type PlanVersion, versionOn } from '../model.ts';
import { fileOf, readPlanOnce, versionsOf } from '../service.ts';
import { PLANS, type PlanAnswer } from './list.node.ts';

const filter = z.object({
  q: z.string().trim().max(100).optional().describe('Part of a plan’s id or of its title in any language.'),
});

export interface PlanListOptions {
  readonly records: Records;
  readonly today: () => Promise<PlainDate>;
  /** Resolves once the shipped plans are the organisation's. */
  readonly ready: () => Promise<void>;
}

/** The organisation's plans, on the page and as a file. */
export function planListRoutes(app: App, plans: PlanListOptions): void {
  listRoutes(app, {
    at: '/api/plans',
    config: { action: 'plan.read' },
    tags: ['plans'],
    summary: 'The organisation’s plans: which version is in force, which comes next, which is being written',
    file: { name: 'plans', summary: 'The same plans as a file: CSV or XLSX' },
    list: PLANS,
    filter,
    pages: async ({ q = '' }) => ok(pagesOf(PLANS, await plansNamed(plans, q.toLowerCase()))),
    body: planBody,
    show: (row) => row,
  });
}

async function plansNamed(plans: PlanListOptions, part: string): Promise<readonly PlanAnswer[]> {
  await plans.ready();
  const all = new Map<string, PlanVersion[]>();
  for (const one of await versionsOf(plans.records)) all.set(one.plan, [...(all.get(one.plan) ?? []), one]);
  const today = await plans.today();
  const rows = [...all.values()].flatMap((versions) => planAnswer(versions, today));
  return rows.filter(({ plan, title }) =>
    [plan, ...Object.values(title)].some((text) => text?.toLowerCase().includes(part)),
  );
}

function planAnswer(versions: readonly PlanVersion[], today: PlainDate): readonly PlanAnswer[] {
  const inForce = versionOn(versions, today);
  const draft = versions.find((one) => one.state !== 'published');
  const coming = versions.filter((one) => one.state === 'published' && (one.inForce ?? '') > today);
  const next = coming.sort((a, b) => ((a.inForce ?? '') < (b.inForce ?? '') ? -1 : 1))[0];
  const shown = inForce ?? next ?? draft;
  if (!shown) return [];
  const read = readPlanOnce(shown.text, fileOf(shown.plan, shown.version));
  const plan = read.ok ? read.value : null;
  return [
    {
      plan: shown.plan,
      title: { ...plan?.title },
      about: { ...plan?.about },
      pays: plan?.pays ?? 'month',
      posts: plan?.applies.posts ? [...plan.applies.posts] : null,
      versions: versions.length,
      inForce: headOf(inForce),
      next: headOf(next),
      draft: headOf(draft),
    },
  ];
}
