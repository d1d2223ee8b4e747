import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { isDate } from '../../../base/period.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { fileQuery } from '../../../platform/http/list.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import {
  cardAnswer,
  cardBody,
  checkAnswer,
  checkBody,
  correctionAnswer,
  correctionBody,
  idParams,
} from '../answers.ts';
import { namesIn } from '../names.node.ts';
import { qualityProblem } from '../problems.ts';
import { reasonOfCheck } from '../reason.ts';
import type { QualityWorld } from '../world.node.ts';
import { checksCsv, checksWorkbook } from './export.node.ts';
import { confirm, findCheck, scoredChecks } from './service.ts';
import type { ScoredFilter } from './store.ts';

/** Scored checks: the list, the file, one of them with its card, and the agent's word. */

export function scoredRoutes(app: App, world: QualityWorld): void {
  listRoute(app, world);
  exportRoute(app, world);
  detailRoute(app, world);
  confirmRoute(app, world);
}

const TAGS = ['quality control'];
const day = z.string().max(10).refine(isDate, 'YYYY-MM-DD');
const text = z.string().max(200).optional();

const filter = z.object({
  person: text,
  team: text,
  inspector: text,
  plan: text,
  first: day.optional().describe('Scored on this day or later.'),
  last: day.optional(),
  answer: z.enum(['confirmed', 'waiting']).optional(),
  finding: z.enum(['critical', 'wrong', 'fault', 'none']).optional(),
  mine: z.enum(['0', '1']).default('0').describe('1: only the caller’s own.'),
});

/** What the caller may see of what was asked for. */
async function scopeOf(request: FastifyRequest, { mine, ...asked }: z.output<typeof filter>): Promise<ScoredFilter> {
  const own = (request.actor as Actor).account.person;
  const people = mine === '1' ? new Set(own === null ? [] : [own]) : await request.reachable();
  return { ...asked, people };
}

function listRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/checks',
    {
      config: { action: 'quality.read' },
      schema: {
        tags: TAGS,
        summary: 'Scored checks within the caller’s reach, the newest first',
        querystring: pageQuery.extend(filter.shape),
        response: {
          200: pageOf(checkBody).extend({ names: z.record(z.string(), z.string()) }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const { cursor, limit, ...asked } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      if (cursor !== undefined && (after === undefined || Number.isNaN(Date.parse(String(after[0])))))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const scope = { ...(await scopeOf(request, asked)), after: after as [string, string] | undefined };
      const checks = await scoredChecks(world.records, scope, limit + 1);
      const rows = checks.map(({ check, counted }) => checkAnswer(check, counted));
      const page = cut(rows, limit, (row) => [row.result?.scoredAt ?? '', row.id]);
      const people = page.rows.map(({ person }) => person);
      return { ...page, names: { ...(await namesIn(world, people)) } };
    },
  );
}

/** More than this in one file is a question for the metrics' export. */
const MOST_EXPORTED = 50_000;

function exportRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/checks-export',
    {
      config: { action: 'quality.read' },
      schema: {
        tags: TAGS,
        summary: 'The same list as a file: CSV or XLSX',
        querystring: filter.extend({ format: z.enum(TABLE_FORMATS).default('csv'), ...fileQuery.shape }),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const { format, lang = languageOf(request.headers['accept-language']), ...asked } = request.query;
      const checks = await scoredChecks(world.records, await scopeOf(request, asked), MOST_EXPORTED);
      const names = await namesIn(
        world,
        checks.map(({ check }) => check.person),
      );
      const body = format === 'csv' ? checksCsv(checks, names, lang) : await checksWorkbook(checks, names, lang);
      return sendFile(reply, { name: `checks-${await world.today()}`, format, body });
    },
  );
}

const detailBody = z.object({
  check: checkBody,
  card: cardBody,
  name: z.string(),
  reason: z.looseObject({ kind: z.string(), id: z.string(), value: z.string().nullable(), unit: z.string() }),
  corrections: z.array(correctionBody),
  mayAnswer: z.boolean().describe('The caller is the agent, and the days are not over.'),
});

function detailRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/checks/:id',
    {
      config: { action: 'quality.read' },
      schema: {
        tags: TAGS,
        summary: 'A scored check with every item, why it came to its points, and what corrected it since',
        params: idParams,
        response: { 200: detailBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const found = await findCheck(world, request.params.id);
      const reachable = await request.reachable();
      // Before it is submitted a check is its inspector's alone.
      if (!found?.check.result || !found.card || !(reachable?.has(found.check.person) ?? true))
        return sendProblems(request, reply, [qualityProblem('quality.no-check')]);
      const { check, card, corrections, counted } = found;
      const names = await namesIn(world, [check.person]);
      const own = (request.actor as Actor).account.person === check.person;
      const open = check.answer === null && (await world.today()) <= found.check.result.answerUntil;
      return {
        check: checkAnswer(check, counted),
        card: cardAnswer(card),
        name: names[check.person] ?? check.person,
        reason: { ...reasonOfCheck(card, counted?.entries ?? check.entries) },
        corrections: corrections.map(correctionAnswer),
        mayAnswer: own && open,
      };
    },
  );
}

function confirmRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/checks/:id/confirm',
    {
      config: { action: 'quality.answer' },
      schema: {
        tags: TAGS,
        summary: 'Confirm a check of one’s own',
        params: idParams,
        response: { 200: checkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const confirmed = await confirm(world, request.actor as Actor, request.params.id);
      return confirmed.ok ? checkAnswer(confirmed.value) : sendProblems(request, reply, confirmed.problems);
    },
  );
}
