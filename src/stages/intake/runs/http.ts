import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import type { App } from '../../../platform/http/app.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import type { Job, Jobs } from '../../../platform/jobs/jobs.ts';
import { profileBody, profileOf } from '../answers.ts';
import { IMPORT_JOB, type ImportOrder, type TableOutcome } from '../imports/job.node.ts';
import { COUNTED, doingIn, STEPS } from '../imports/note.ts';
import { reportAnswer, reportBody } from '../imports/report.node.ts';
import { checkedProfile } from '../mapping/checked.ts';
import { refusalOf } from '../permission.ts';
import { uploadProblem } from '../uploads/problems.ts';
import { findUpload, type UploadHome } from '../uploads/service.ts';

/** Checking and importing what was uploaded, as a job: asked for, watched, reported. */

export interface RunHttpOptions extends UploadHome {
  readonly world: { readonly records: Records };
  readonly jobs: Pick<Jobs, 'send' | 'find'>;
}

const runBody = z.object({
  id: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  step: z.enum(STEPS).nullable(),
  file: z.string().nullable(),
  done: z.number().int().describe('How much of the step is done.'),
  total: z.number().int().nullable().describe('How much the step has, where that is known.'),
  counted: z.enum(COUNTED).nullable().describe('What `done` and `total` count.'),
  tables: z.array(z.object({ report: reportBody, rejects: z.string().nullable() })),
  problems: z.array(problemItem),
});

const orderBody = z.strictObject({
  upload: z.string().max(100),
  dryRun: z.boolean().describe('Only say what would happen.'),
  tables: z
    .array(
      z.strictObject({
        file: z.string().max(300),
        sheet: z.string().max(300),
        profile: profileBody,
        keep: z.boolean().default(false).describe('Keep the mapping for files of the same shape.'),
      }),
    )
    .min(1)
    .max(200),
});

export function runRoutes(app: App, options: RunHttpOptions): void {
  startRoute(app, options);
  watchRoute(app, options);
}

function startRoute(app: App, options: RunHttpOptions): void {
  app.post(
    '/api/import-runs',
    {
      config: { action: 'import.write' },
      schema: {
        tags: ['import'],
        summary: 'Check an upload, or import it, by the mappings you confirm',
        body: orderBody,
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const { account } = actor;
      const { upload, dryRun, tables } = request.body;
      const refusal = refusalOf(
        actor,
        tables.map(({ profile }) => profile.kind),
      );
      if (refusal) return sendProblems(request, reply, [refusal], 403);
      const found = findUpload(options, upload, account.id);
      if (!found.ok) return sendProblems(request, reply, found.problems);
      const named = tables.map((table) => ({ ...table, profile: profileOf(table.profile) }));
      const problems = named.flatMap(({ file, sheet, profile }) => [
        ...(found.value.files.some(({ name }) => name === file)
          ? []
          : [uploadProblem('upload.no-such-table', { file, sheet })]),
        ...checkedProfile(profile).problems,
      ]);
      if (problems.length > 0) return sendProblems(request, reply, problems);
      const lang = languageOf(request.headers['accept-language']);
      const order: ImportOrder = { upload, by: account.login, lang, dryRun, tables: named };
      const { records } = options.world;
      const job = await records.transaction(async (inside) => {
        const sent = await options.jobs.send(IMPORT_JOB, order, { account: account.id, records: inside });
        const object = `run:${sent.id}`;
        const detail = { dryRun, files: found.value.files.map(({ name }) => name) };
        if (!dryRun) await audit(inside, { actor: account.id, action: 'import.write', object, detail }, options.now());
        return sent;
      });
      return runOf(job, request);
    },
  );
}

function watchRoute(app: App, options: RunHttpOptions): void {
  app.get(
    '/api/import-runs/:id',
    {
      config: { action: 'import.read' },
      schema: {
        tags: ['import'],
        summary: 'How far a run is, and its reports once it is done',
        params: z.object({ id: z.uuid() }),
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const job = await options.jobs.find(id);
      if (!job || job.kind !== IMPORT_JOB || job.account !== (request.actor as Actor).account.id)
        return sendProblems(request, reply, [uploadProblem('upload.run-not-found', { id })], 404);
      return runOf(job, request);
    },
  );
}

function runOf(job: Job, request: FastifyRequest): z.output<typeof runBody> {
  const doing = doingIn(job.note);
  const outcomes = (job.result ?? []) as unknown as readonly TableOutcome[];
  return {
    id: job.id,
    state: job.state,
    step: doing?.step ?? null,
    file: doing?.file ?? null,
    done: job.done,
    total: job.total,
    counted: doing?.counted ?? null,
    tables: outcomes.map(({ report, rejects }) => ({ report: reportAnswer(report, request), rejects })),
    problems: job.problems.map((problem) => itemOf(problem, request)),
  };
}
