import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { kindText } from '../answers.ts';
import { reportAnswer, reportBody } from '../imports/report.node.ts';
import { refusalOf } from '../permission.ts';
import type { IntakeContext } from '../service.ts';
import { importRows } from './service.ts';

/** Rows sent by another system, one or many at a time, already under our names. */

export interface RowsHttpOptions {
  readonly intake: (by: string) => Promise<IntakeContext>;
}

const MOST_ROWS = 1000;
const cell = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);

const rowsBody = z.strictObject({
  source: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .default('api')
    .describe('Where the rows come from: it stands where a file’s name stands in explanations.'),
  rows: z
    .array(z.record(z.string().min(1).max(60), cell))
    .min(1)
    .max(MOST_ROWS),
});

export function rowsRoutes(app: App, options: RowsHttpOptions): void {
  app.post(
    '/api/rows/:kind',
    {
      config: { action: 'import.write' },
      schema: {
        tags: ['import'],
        summary: 'Send rows as JSON (a webhook): fields are the kind’s own columns, see /api/import-targets',
        params: z.object({ kind: kindText }),
        body: rowsBody,
        response: { 200: reportBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const refusal = refusalOf(actor, [request.params.kind]);
      if (refusal) return sendProblems(request, reply, [refusal], 403);
      const context = await options.intake(actor.account.login);
      const { source, rows } = request.body;
      const lang = languageOf(request.headers['accept-language']);
      const imported = await importRows(context, { kind: request.params.kind, source, rows, lang });
      return imported.ok ? reportAnswer(imported.value, request) : sendProblems(request, reply, imported.problems);
    },
  );
}
