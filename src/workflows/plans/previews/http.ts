import { z } from 'zod';
import { type Actor, reachOf } from '../../../access/index.ts';
import { parsePeriod } from '../../../base/period.ts';
import { readPlan } from '../../../plan/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import { previewAnswer, previewBody, textBody } from '../answers.ts';
import { versionOn } from '../model.ts';
import { planWorkProblem } from '../problems.ts';
import { fileOf, versionsOf } from '../service.ts';
import { type PreviewStores, previewPlan } from './service.ts';

export interface PreviewHttpOptions extends PreviewStores {
  /** Waits until the organisation has its copies of what ships: `adoptOnce`. */
  readonly ready: () => Promise<void>;
}

/** Only those with sight of everybody's pay see people in it: a draft tells what they are paid as a run does. */
export function previewRoute(app: App, plans: PreviewHttpOptions): void {
  app.post(
    '/api/plans/preview',
    {
      config: { action: 'plan.preview' },
      schema: {
        tags: ['plans'],
        summary: 'What a plan’s text would pay a period’s people, beside the version in force',
        body: z.strictObject({
          text: textBody,
          period: z.string().max(40),
          person: z.string().max(200).optional().describe('Whose lines to show one by one.'),
        }),
        response: {
          200: previewBody.extend({
            problems: z.array(problemItem).describe('What stands in the way of the chosen person’s pay.'),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      await plans.ready();
      const period = parsePeriod(request.body.period);
      if (!period)
        return sendProblems(request, reply, [planWorkProblem('plans.period-bad', { period: request.body.period })]);
      const read = readPlan(request.body.text, 'plan.yaml');
      if (!read.ok) return sendProblems(request, reply, read.problems);
      const current = versionOn(await versionsOf(plans.records, read.value.id), period.last);
      const inForce = current && readPlan(current.text, fileOf(current.plan, current.version));
      const maySeePay = reachOf(request.actor as Actor, 'pay.read') === 'all';
      const asked = maySeePay ? request.body.person : undefined;
      const preview = await previewPlan(plans, read.value, inForce?.ok ? inForce.value : null, period, asked);
      if (!preview.ok) return sendProblems(request, reply, preview.problems);
      const problems = (preview.value.chosen?.problems ?? []).map((one) => itemOf(one, request));
      return { ...previewAnswer(preview.value, period.text, maySeePay), problems };
    },
  );
}
