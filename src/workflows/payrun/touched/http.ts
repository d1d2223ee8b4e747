import { z } from 'zod';
import { type Actor, mayReach, reachOf } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { rowParams } from '../../../stages/metrics/index.ts';
import { findRow } from '../../../stages/metrics/rows/service.ts';
import { partialText } from '../answers.node.ts';
import { RUN_STATES } from '../model.ts';
import type { PayslipHttpOptions } from '../payslips/http.ts';
import { worksOnRuns } from '../sight.ts';
import { payTouchedBy, type TouchedPay } from './service.ts';

/** The pay that a row of activity touched: that it counted, for whom its rows are open; the amounts, for whom the pay is. */

const touchedBody = z.object({
  rows: z.array(
    z.object({
      run: z.string(),
      period: z.string(),
      state: z.enum(RUN_STATES),
      title: partialText.describe('The plan’s.'),
      person: z.string(),
      name: z.string(),
      seesPay: z.boolean().describe('Whether the reader may see this person’s pay.'),
      inputs: z.array(z.object({ id: z.string(), title: partialText })),
      lines: z.array(
        z.object({
          id: z.string(),
          title: partialText,
          unit: z.string(),
          amount: z.string().nullable().describe('Null where it is missing, or not for the reader to see.'),
          inputs: z.array(z.string()),
        }),
      ),
    }),
  ),
});

function touchedAnswer(touched: TouchedPay, seesPay: boolean): z.output<typeof touchedBody>['rows'][number] {
  const { run, title, person, name, inputs, lines } = touched;
  return {
    ...{ run: run.id, period: run.period, state: run.state, person, name, seesPay },
    title: { ...title },
    inputs: inputs.map((input) => ({ id: input.id, title: { ...input.title } })),
    lines: lines.map(({ amount, ...line }) => ({
      ...line,
      title: { ...line.title },
      amount: seesPay ? amount : null,
      inputs: [...line.inputs],
    })),
  };
}

export function touchedRoute(app: App, { world, teamOf }: PayslipHttpOptions): void {
  app.get(
    '/api/rows/:kind/:key/pay',
    {
      config: { action: 'activity.read' },
      schema: {
        tags: ['payslips'],
        summary: 'Which payslip lines a row of activity came into, run by run, within the caller’s reach',
        params: rowParams,
        response: { 200: touchedBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const reach = await request.reachable();
      const found = await findRow(world, request.params, reach);
      if (!found.ok) return sendProblems(request, reply, found.problems);
      const actor = request.actor as Actor;
      const asked = { found: found.value, reach, worksOnRuns: worksOnRuns(actor) };
      const sees = await paySight(actor, teamOf);
      const touched = await payTouchedBy(world, asked);
      return { rows: touched.map((one) => touchedAnswer(one, sees(one.person))) };
    },
  );
}

async function paySight(actor: Actor, teamOf: PayslipHttpOptions['teamOf']): Promise<(person: string) => boolean> {
  const reach = reachOf(actor, 'pay.read');
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await teamOf(own) : new Set<string>();
  return (person) => mayReach(reach, actor, person, team);
}
