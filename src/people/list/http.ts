import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../platform/http/cursor.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../../platform/http/file-answer.ts';
import { languageOf } from '../../platform/http/language.ts';
import { fileQuery } from '../../platform/http/list.ts';
import { httpProblem } from '../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import type { Person } from '../model.ts';
import { counts, postsOf, superiors, teamsOf } from '../overview.ts';
import { dateText, type PeopleHttpOptions, seenBy } from '../reader.node.ts';
import { ROSTER_SORTS, type RosterQuery, rosterOf } from '../roster-query.ts';
import { rosterCsv, rosterWorkbook } from './export.node.ts';

/** The roster as of a day, within the asker's reach. */

const asOf = { date: dateText.optional().describe('Today where none is given.') };

const filter = z.object({
  ...asOf,
  q: z.string().max(100).optional().describe('Name, id, alias, pinyin or initials.'),
  team: z.string().max(200).optional(),
  post: z.string().max(200).optional(),
  level: z.string().max(200).optional(),
  status: z.enum(['present', 'trial', 'regular', 'left', 'all']).default('present'),
  sort: z.enum(ROSTER_SORTS).default('name'),
  down: z.enum(['0', '1']).default('0'),
});

const superior = z.object({ id: z.string().nullable(), name: z.string() }).nullable();
const rowBody = z.object({
  id: z.string(),
  name: z.string(),
  post: z.string().nullable(),
  level: z.string().nullable(),
  team: z.string().nullable(),
  lead: superior,
  status: z.enum(['trial', 'regular', 'left']).nullable(),
  hired_on: z.string().nullable(),
  city: z.string().nullable(),
  project: z.string().nullable(),
  shift: z.string().nullable(),
});

const count = z.object({ name: z.string(), people: z.number().int() });
const overviewBody = z.object({
  date: z.string(),
  people: z.number().int(),
  statuses: z.array(count),
  teams: z.array(
    z.object({
      team: z.string(),
      leads: z.array(z.object({ id: z.string().nullable(), name: z.string(), people: z.number().int() })),
      people: z.number().int(),
      trial: z.number().int(),
      posts: z.array(count),
    }),
  ),
  posts: z.array(z.object({ post: z.string(), people: z.number().int(), levels: z.array(count) })),
  levels: z.array(count),
});

export function rosterRoutes(app: App, options: PeopleHttpOptions): void {
  listRoute(app, options);
  exportRoute(app, options);
  overviewRoute(app, options);
}

function listRoute(app: App, options: PeopleHttpOptions): void {
  app.get(
    '/api/people',
    {
      config: { action: 'people.read' },
      schema: {
        tags: ['people'],
        summary: 'The roster as of a day',
        querystring: pageQuery.extend(filter.shape),
        response: { 200: pageOf(rowBody).extend({ total: z.number().int(), date: z.string() }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 1)?.[0];
      const { seen, rows } = await listed(request, options, request.query);
      const start = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1;
      if (cursor !== undefined && start === 0) return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const page = cut(rows.slice(start, start + limit + 1), limit, (row) => [row.id]);
      return { ...page, total: rows.length, date: seen.date };
    },
  );
}

function exportRoute(app: App, options: PeopleHttpOptions): void {
  app.get(
    '/api/people-export',
    {
      config: { action: 'people.read' },
      schema: {
        tags: ['people'],
        summary: 'The same roster as a file: CSV or XLSX',
        querystring: filter.extend({ format: z.enum(TABLE_FORMATS).default('csv'), ...fileQuery.shape }),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const { seen, rows } = await listed(request, options, request.query);
      const { format, lang = languageOf(request.headers['accept-language']) } = request.query;
      const texts = rows.map((row) => ({ ...row, lead: row.lead?.name ?? null }));
      const body = format === 'csv' ? rosterCsv(texts, lang) : await rosterWorkbook(texts, lang);
      return sendFile(reply, { name: `people-${seen.date}`, format, body });
    },
  );
}

function overviewRoute(app: App, options: PeopleHttpOptions): void {
  app.get(
    '/api/people-overview',
    {
      config: { action: 'people.read' },
      schema: {
        tags: ['people'],
        summary: 'Teams with their leads, posts with their levels, as of a day',
        querystring: z.object(asOf),
        response: { 200: overviewBody, default: problemBody },
      },
    },
    async (request) => {
      const { date, people, everybody } = await seenBy(request, options, request.query);
      const present = people.filter((person) => person.status !== 'left');
      return {
        date,
        people: present.length,
        statuses: [...counts(people, (person) => person.status)],
        teams: teamsOf(present, everybody).map((team) => ({ ...team, leads: [...team.leads], posts: [...team.posts] })),
        posts: postsOf(present).map((post) => ({ ...post, levels: [...post.levels] })),
        levels: [...counts(present, (person) => person.level)],
      };
    },
  );
}

async function listed(request: FastifyRequest, options: PeopleHttpOptions, asked: z.output<typeof filter>) {
  const seen = await seenBy(request, options, asked);
  const query: RosterQuery = { ...asked, down: asked.down === '1' };
  const resolve = superiors(seen.everybody);
  return { seen, rows: rosterOf(seen.people, query).map((person) => rowOf(person, resolve)) };
}

function rowOf(person: Person, resolve: ReturnType<typeof superiors>): z.output<typeof rowBody> {
  const { id, name, post, level, team, lead, status, hired_on, city, project, shift } = person;
  return { id, name, post, level, team, lead: resolve(lead), status, hired_on, city, project, shift };
}
