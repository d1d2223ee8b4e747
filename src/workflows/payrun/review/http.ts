import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forbidden } from '../../../access/problems.ts';
import { Decimal } from '../../../base/decimal.ts';
import { failed, type Result } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { type FileFormat, fileAnswer, sendFile } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import { amountsBody, fileQuery, lineHeadBody, partialText, runParams, textAnswer } from '../answers.node.ts';
import { exportRun, LISTED_EXPORTS } from '../exports/service.ts';
import type { Run } from '../model.ts';
import { visibleRun } from '../payslips/service.ts';
import { worksOnRuns } from '../sight.ts';
import type { PayrunWorld } from '../world.node.ts';
import { boardView, type LineHead, registerHeads, selectFindings, selectResults, withheldHeads } from './service.ts';

/** Everything of a run that tells amounts: only for those who were granted sight of others' pay, and no further than that. */

export function reviewRoutes(app: App, world: PayrunWorld): void {
  resultsRoute(app, world);
  boardRoute(app, world);
  findingsRoute(app, world);
  exportRoute(app, world);
}

const TAGS = ['pay runs'];

interface Seen {
  readonly run: Run;
  /** Null: everybody. */
  readonly people: ReadonlySet<string> | null;
}

/** One's own pay is read on the payslip; a run's pages need sight of others' pay. */
export async function seenRun(world: PayrunWorld, request: FastifyRequest, id: string): Promise<Result<Seen>> {
  if (request.reach !== 'team' && request.reach !== 'all') return failed(forbidden('pay.read'));
  const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
  return run.ok ? { ...run, value: { run: run.value, people: await request.reachable() } } : run;
}

const registerRow = z.object({
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  total: z.string().nullable(),
  confirmed: z.boolean(),
  amounts: amountsBody,
});

function resultsRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id/results',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'The register: everybody’s lines whose pay the caller may see',
        params: runParams,
        querystring: pageQuery.extend({
          team: z.string().max(200).optional().describe('Empty for people without a team.'),
          search: z.string().max(100).optional(),
          sort: z.enum(['person', 'name', 'team', 'total']).default('person'),
          down: z.enum(['true', 'false']).default('false'),
        }),
        response: { 200: pageOf(registerRow).extend({ lines: z.array(lineHeadBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { cursor, limit, team, search, sort, down } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      if (cursor !== undefined && (after === undefined || typeof after[1] !== 'string'))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const { run, people } = seen.value;
      const filter = {
        people,
        team,
        search,
        sort,
        down: down === 'true',
        after: after as [string, string] | undefined,
      };
      const rows = await selectResults(world.records, run, filter, limit + 1);
      const heads = await registerHeads(world.records, run);
      if (!heads.ok) return sendProblems(request, reply, heads.problems);
      const keyOf = (row: (typeof rows)[number]) =>
        sort === 'total' ? (row.total === null ? null : Number(row.total)) : row[sort];
      const page = cut(rows, limit, (row) => [keyOf(row), row.person]);
      const columns = [...heads.value, ...(await withheldHeads(world.records, run))];
      const answers = page.rows.map((row) => ({ ...row, amounts: { ...row.amounts } }));
      return { rows: answers, next: page.next, lines: headsAnswer(columns) };
    },
  );
}

function headsAnswer(heads: readonly LineHead[]) {
  return heads.map((head) => ({ ...head, title: textAnswer(head.title) }));
}

const named = z.object({
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  total: z.string().nullable(),
});
const sums = z.object({ people: z.number().int(), total: z.string(), before: z.string().nullable() });
const edge = z.object({
  input: z.string(),
  from: z.string(),
  to: z.string(),
  line: z.string(),
  change: z.string(),
});
const mover = z.object({
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  now: z.string(),
  before: z.string(),
  change: z.string(),
  share: z.string(),
});

const boardBody = z.object({
  before: z.string().nullable().describe('The period compared with.'),
  lines: z.array(lineHeadBody),
  inputs: z.array(z.object({ id: z.string(), title: partialText, unit: z.string() })),
  sums,
  teams: z.array(sums.extend({ team: z.string().nullable(), lines: z.record(z.string(), z.string()) })),
  lineTotals: z.array(z.object({ line: z.string(), total: z.string(), before: z.string().nullable() })),
  movers: z.array(mover),
  joined: z.array(named),
  left: z.array(named),
  nothing: z.array(named),
  stuck: z.array(named),
  edges: z.array(named.extend({ edge })),
});

function boardRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id/board',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'The review board: sums beside last period’s, movers, joined and left, nobody paid, near an edge',
        params: runParams,
        querystring: z.object({
          moved: z.coerce.number().int().min(0).max(1000).default(20).describe('Movers by more than so many percent.'),
        }),
        response: { 200: boardBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { run, people } = seen.value;
      const view = await boardView(world.records, run, people, Decimal.ratio(request.query.moved, 100));
      if (!view.ok) return sendProblems(request, reply, view.problems);
      const { board, before, lines, inputs } = view.value;
      const { sums: all, teams, lines: lineTotals, ...lists } = board;
      return {
        before,
        sums: all,
        lines: headsAnswer(lines),
        inputs: inputs.map((one) => ({ ...one, title: textAnswer(one.title) })),
        teams: teams.map((team) => ({ ...team, lines: { ...team.lines } })),
        lineTotals: [...lineTotals],
        movers: [...lists.movers],
        joined: [...lists.joined],
        left: [...lists.left],
        nothing: [...lists.nothing],
        stuck: [...lists.stuck],
        edges: [...lists.edges],
      };
    },
  );
}

const findingItem = problemItem.extend({
  number: z.number().int(),
  name: z.string().nullable().describe('Of the person whom it concerns.'),
});

function findingsRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id/findings',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'What was found in a run, person by person',
        params: runParams,
        querystring: pageQuery.extend({ code: z.string().max(200).optional() }),
        response: { 200: pageOf(findingItem), default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { cursor, limit, code } = request.query;
      const after = cursor === undefined ? 0 : readCursor(cursor, 1)?.[0];
      if (typeof after !== 'number') return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const { run, people } = seen.value;
      const found = await selectFindings(world.records, run, { code, people, after }, limit + 1);
      const rows = found.map(({ number, problem, name }) => ({ ...itemOf(problem, request), number, name }));
      return cut(rows, limit, (row) => [row.number]);
    },
  );
}

function exportRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id/exports/:name',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'The run as a list at once: the register or the bank’s, as CSV',
        params: runParams.extend({ name: z.enum(LISTED_EXPORTS) }),
        querystring: fileQuery,
        response: { 200: fileAnswer('csv'), default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { run, people } = seen.value;
      const { name } = request.params;
      const lang = request.query.lang ?? languageOf(request.headers['accept-language']);
      const file = await exportRun(world.records, { run, name, lang, people });
      if (!file.ok) return sendProblems(request, reply, file.problems);
      const [part, format] = name.split('.') as [string, FileFormat];
      return sendFile(reply, { name: `${run.plan}-${run.period}-${part}`, format, body: file.value });
    },
  );
}
