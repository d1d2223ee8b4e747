import { z } from 'zod';
import type { PlainDate } from '../../../base/period.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { App } from '../../../platform/http/app.ts';
import { pageOf, pageQuery } from '../../../platform/http/cursor.ts';
import {
  fileParams,
  fileQuery,
  listFile,
  type PageOf,
  pagesOf,
  sendList,
  sendPage,
  sortQuery,
} from '../../../platform/http/list.ts';
import { problemBody } from '../../../platform/http/reply.ts';
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
  app.get(
    '/api/plans',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['plans'],
        summary: 'The organisation’s plans: which version is in force, which comes next, which is being written',
        querystring: pageQuery.extend({ ...filter.shape, ...sortQuery(PLANS).shape }),
        response: { 200: pageOf(planBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const pages = await plansAsked(plans, request.query);
      return sendPage({ request, reply }, PLANS, request.query, pages, (row) => row);
    },
  );
  app.get(
    '/api/plans/export/:format',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['plans'],
        summary: 'The same plans as a file: CSV or XLSX',
        params: fileParams,
        querystring: filter.extend({ ...sortQuery(PLANS).shape, ...fileQuery.shape }),
        response: { 200: listFile, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { ...request.query, ...request.params };
      return sendList({ request, reply }, PLANS, asked, await plansAsked(plans, request.query), 'plans');
    },
  );
}

async function plansAsked(plans: PlanListOptions, { q = '' }: z.output<typeof filter>): Promise<PageOf<PlanAnswer>> {
  await plans.ready();
  const all = new Map<string, PlanVersion[]>();
  for (const one of await versionsOf(plans.records)) all.set(one.plan, [...(all.get(one.plan) ?? []), one]);
  const today = await plans.today();
  const part = q.toLowerCase();
  const rows = [...all.values()].flatMap((versions) => planAnswer(versions, today));
  return pagesOf(
    PLANS,
    rows.filter(({ plan, title }) =>
      [plan, ...Object.values(title)].some((text) => text?.toLowerCase().includes(part)),
    ),
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
