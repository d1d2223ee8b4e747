import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { FastifyRequest } from 'fastify';
import { type Actor, reachOf } from '../../../access/index.ts';
import { isPayField } from '../../../ledger/index.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { isActivity } from '../mapping/targets.ts';
import type { ImportReport } from '../model.ts';
import { type IntakeContext, listImports } from '../service.ts';
import { IMPORT_JOB, type TableOutcome } from './job.node.ts';

/** What refused rows say about somebody's pay: for whoever sent the file, and for those who may see everybody's pay. */

export interface DiscretionOptions {
  readonly intake: (by: string) => Promise<IntakeContext>;
  readonly jobs: Pick<Jobs, 'list'>;
}

export type RejectLines = AsyncIterable<readonly string[]>;

const HIDDEN = '•••';
/** Where the file's own columns begin; before them stand place, column, value, code and message. */
const OWN = 7;
const [COLUMN, VALUE, MESSAGE] = [3, 4, 6];
const MOST_JOBS = 200;

/** Headers that speak of pay in a roster or a file of facts, beside the ledger's own names for it. */
function isPayHeader(header: string): boolean {
  return isPayField(header) || /金额|金額|^value$|^值$/i.test(header);
}

export async function seesAll(options: DiscretionOptions, request: FastifyRequest, id: string): Promise<boolean> {
  const actor = request.actor as Actor;
  if (reachOf(actor, 'pay.read') === 'all') return true;
  const found = (await listImports(await options.intake(actor.account.login))).find((one) => one.id === id);
  if (found && isActivity(found.kind as ImportReport['kind'])) return true;
  const own = await options.jobs.list({ account: actor.account.id, kind: IMPORT_JOB }, MOST_JOBS);
  return own.some(({ result }) =>
    ((result ?? []) as unknown as readonly TableOutcome[]).some((one) => one.rejects === id),
  );
}

export async function* rejectLines(path: string, whole: boolean): RejectLines {
  const rows = createReadStream(path).pipe(parse({ bom: true, relax_column_count: true }));
  let hidden: readonly boolean[] | undefined;
  for await (const cells of rows as AsyncIterable<readonly string[]>) {
    if (whole || hidden === undefined) yield cells;
    else yield cells.map((cell, i) => (cell !== '' && isHidden(cells, hidden ?? [], i) ? HIDDEN : cell));
    hidden ??= cells.map((header, i) => i >= OWN && isPayHeader(header));
  }
}

function isHidden(cells: readonly string[], columns: readonly boolean[], i: number): boolean {
  return columns[i] === true || ((i === VALUE || i === MESSAGE) && isPayHeader(cells[COLUMN] ?? ''));
}

/** The report as those read it who may not see pay: a refused amount is named without what it says. */
export function withoutPayShown(report: ImportReport, request: FastifyRequest): ImportReport {
  if (isActivity(report.kind) || reachOf(request.actor as Actor, 'pay.read') === 'all') return report;
  const rejects = report.rejects.map((one) => {
    const { value } = one.example.params;
    if (!value || !isPayHeader(one.example.where.field ?? '')) return one;
    const hide = (text: string) => text.replaceAll(value, HIDDEN);
    const told = (texts: typeof one.example.message) =>
      Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, hide(text)])) as typeof texts;
    const example = {
      ...one.example,
      message: told(one.example.message),
      params: { ...one.example.params, value: HIDDEN },
    };
    return { ...one, example };
  });
  return { ...report, rejects };
}
