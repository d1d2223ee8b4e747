import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { itemOf, problemItem } from '../../../platform/http/reply.ts';
import type { ImportReport } from '../model.ts';

/** The account of an import, told in the caller's language. */

export const reportBody = z.object({
  importId: z.string().nullable().describe('Null for a dry run, and where nothing changed.'),
  file: z.string(),
  sheet: z.string(),
  kind: z.string(),
  profile: z.string(),
  dryRun: z.boolean(),
  read: z.number().int().describe('accepted + rejected + duplicates + dropped'),
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicates: z.number().int(),
  dropped: z.number().int(),
  added: z.number().int(),
  replaced: z.number().int(),
  unchanged: z.number().int(),
  peopleCreated: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  rejects: z.array(
    z.object({ reason: z.string(), field: z.string().nullable(), rows: z.number().int(), example: problemItem }),
  ),
  findings: z.array(
    z.object({
      problem: problemItem,
      rows: z.number().int(),
      examples: z.array(z.object({ row: z.number().int(), value: z.string() })),
    }),
  ),
});

export function reportAnswer(report: ImportReport, request: FastifyRequest): z.output<typeof reportBody> {
  return {
    ...report,
    rejects: report.rejects.map((one) => ({ ...one, example: itemOf(one.example, request) })),
    findings: report.findings.map((one) => ({
      problem: itemOf(one.problem, request),
      rows: one.rows,
      examples: [...one.examples],
    })),
  };
}
