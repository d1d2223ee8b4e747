import { z } from 'zod';
import type { App } from '../../platform/http/app.ts';
import { problemBody } from '../../platform/http/reply.ts';
import { STEPS } from './model.ts';
import { type FirstRunStores, firstRun } from './service.ts';

/** For those who pay others: what is still to do before the first pay run can be published. */
export function firstRunRoute(app: App, stores: FirstRunStores): void {
  const step = z.object({ id: z.enum(STEPS), done: z.boolean(), counts: z.record(z.string(), z.string()) });
  app.get(
    '/api/home/first-run',
    {
      config: { action: 'run.read' },
      schema: {
        tags: ['home'],
        summary: 'The way to the first pay run, step by step, as the facts say; null once a run was published',
        response: { 200: z.object({ steps: z.array(step).nullable() }), default: problemBody },
      },
    },
    async () => {
      const steps = await firstRun(stores);
      return { steps: steps === null ? null : steps.map((one) => ({ ...one, counts: { ...one.counts } })) };
    },
  );
}
