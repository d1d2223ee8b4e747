import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import { idParams, kindText, profileAnswer, profileBody } from '../answers.ts';
import { PERSON_TARGETS, requiredOf, TARGET_KINDS, targetsOf, typeOf } from '../mapping/targets.ts';
import type { IntakeContext } from '../service.ts';
import { findUpload, pathIn, type UploadHome } from '../uploads/service.ts';
import { proposeFor, type TableProposal } from './service.ts';

/** What an upload seems to be, and what it could be. */

export interface ProposalHttpOptions extends UploadHome {
  readonly intake: (by: string) => Promise<IntakeContext>;
}

const text = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() });
const order = z.object({
  shapes: z.array(z.string()),
  order: z.enum(['day-month', 'month-day']),
  ambiguous: z.boolean(),
});

const tableBody = z.object({
  file: z.string(),
  sheet: z.string(),
  headers: z.array(z.string()),
  rows: z.number().int().nullable(),
  preview: z.array(z.object({ row: z.number().int(), cells: z.array(z.string().nullable()) })),
  origin: z.enum(['learned', 'shipped', 'proposed', 'unknown']),
  confidence: z.number(),
  profile: profileBody,
  note: text.nullable(),
  columns: z.array(
    z.object({
      header: z.string(),
      targets: z.array(z.string()),
      confidence: z.number(),
      why: text,
      examples: z.array(z.string()),
      rows: z.number().int(),
      filled: z.number().int(),
      distinct: z.number().int(),
      dates: order.nullable(),
    }),
  ),
  problems: z.array(problemItem),
});

const targetsBody = z.object({
  kinds: z.array(
    z.object({
      kind: kindText,
      targets: z.array(z.object({ id: z.string(), type: z.string(), required: z.boolean() })),
    }),
  ),
  person: z.array(z.string()),
});

export function proposalRoutes(app: App, options: ProposalHttpOptions): void {
  app.get(
    '/api/import-targets',
    {
      config: { action: 'import.read' },
      schema: {
        tags: ['import'],
        summary: 'The kinds of data, and the columns that each can have',
        response: { 200: targetsBody, default: problemBody },
      },
    },
    async () => ALL_TARGETS,
  );
  app.get(
    '/api/uploads/:id/proposal',
    {
      config: { action: 'import.write' },
      schema: {
        tags: ['import'],
        summary: 'The tables of an upload, each with a mapping to confirm and its first rows',
        params: idParams,
        querystring: z.object({ kind: kindText.optional().describe('What the files hold, where you know better.') }),
        response: {
          200: z.object({ tables: z.array(tableBody), problems: z.array(problemItem) }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const { account } = request.actor as Actor;
      const upload = findUpload(options, request.params.id, account.id);
      if (!upload.ok) return sendProblems(request, reply, upload.problems);
      const files = upload.value.files.map(({ name }) => pathIn(options, upload.value, name));
      const proposed = await proposeFor(await options.intake(account.login), files, request.query.kind);
      if (!proposed.ok) return sendProblems(request, reply, proposed.problems);
      const tables = proposed.value.map((table) => ({
        ...tableOf(table),
        problems: table.problems.map((problem) => itemOf(problem, request)),
      }));
      return { tables, problems: proposed.problems.map((problem) => itemOf(problem, request)) };
    },
  );
}

const ALL_TARGETS: z.output<typeof targetsBody> = {
  kinds: TARGET_KINDS.map((kind) => {
    const required = requiredOf(kind);
    const targets = targetsOf(kind).map((id) => ({ id, type: typeOf(kind, id), required: required.includes(id) }));
    return { kind, targets };
  }),
  person: [...PERSON_TARGETS],
};

function tableOf(table: TableProposal) {
  return {
    ...table,
    headers: [...table.headers],
    profile: profileAnswer(table.profile),
    preview: table.preview.map(({ row, cells }) => ({ row, cells: [...cells] })),
    columns: table.columns.map(({ targets, examples, dates, ...column }) => ({
      ...column,
      targets: [...targets],
      examples: [...examples],
      dates: dates && { ...dates, shapes: [...dates.shapes] },
    })),
  };
}
