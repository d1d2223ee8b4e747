import { z } from 'zod';
import type { App } from '../../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../../platform/http/reply.ts';
import { payslipParams, reasonBody } from '../../answers.node.ts';
import { mayReadRows, OWN_PAY, type PayslipHttpOptions, TAGS } from '../../payslips/http.ts';
import { visibleRun } from '../../payslips/service.ts';
import { worksOnRuns } from '../../sight.ts';
import { reasonOfDelta } from './service.ts';

/** Why a difference of a closed period: for whom it is, and for whom sight of their pay was granted. */
export function deltaReasonRoute(app: App, options: PayslipHttpOptions): void {
  const { world } = options;
  app.get(
    '/api/people/:person/payslips/:run/deltas/:from',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'Why a closed period is paid anew in this run: what changed since, the line as it was and as it is',
        params: payslipParams.extend({ from: z.string().max(100).describe('The closed run.') }),
        querystring: z.object({ line: z.string().max(200).optional().describe('The pay line where none is named.') }),
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run: id, from } = request.params;
      const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
      if (!run.ok) return sendProblems(request, reply, run.problems);
      const withRows = await mayReadRows(request, person, options);
      const reason = await reasonOfDelta(world, run.value, {
        person,
        fromRun: from,
        line: request.query.line,
        withRows,
      });
      return reason.ok ? reason.value : sendProblems(request, reply, reason.problems);
    },
  );
}
