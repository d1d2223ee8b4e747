import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, mayReach, reachOf } from '../access/index.ts';
import { audit } from '../audit/service.ts';
import { isDate, parsePeriod } from '../base/period.ts';
import { failed, ok, type Problem, type Result } from '../base/problem.ts';
import type { Records } from '../platform/db/records.ts';
import type { App } from '../platform/http/app.ts';
import type { PageOf } from '../platform/http/list.ts';
import { listRoutes } from '../platform/http/list-routes.ts';
import { httpProblem } from '../platform/http/problems.ts';
import { problemBody, sendProblems } from '../platform/http/reply.ts';
import { keepingHidden, withoutPay } from './discretion.ts';
import { HAND_KINDS, isHandKind } from './hand.ts';
import { FACTS } from './list.node.ts';
import type { Fact, FactDraft } from './model.ts';
import { ledgerProblem } from './problems.ts';
import {
  type Appended,
  appendFacts,
  correctFact,
  countKinds,
  factChain,
  type ListedFact,
  listFacts,
  withdrawFact,
} from './service.ts';

/** The ledger over HTTP: what was decided, and deciding by hand. Nothing is changed, only said anew. */

export const LEDGER_STATUS = {
  'ledger.not-found': 404,
  'ledger.own-matter': 403,
  'ledger.already-withdrawn': 409,
} as const;

export interface LedgerHttpOptions {
  readonly world: { readonly records: Records; readonly now: () => string };
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
}

const date = z.string().refine(isDate, 'YYYY-MM-DD');
const why = z.string().trim().min(1).max(500);
const scalar = z.union([z.string().max(1000), z.number().int(), z.boolean(), z.null()]);
const data = z.record(z.string().min(1).max(60), scalar).refine((value) => Object.keys(value).length > 0, 'not empty');
const idParams = z.object({ id: z.string().regex(/^[0-9a-f]{40}$/) });

const factBody = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  valid: z.string(),
  until: z.string().nullable(),
  known: z.string(),
  by: z.string(),
  why: z.string(),
  replaces: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  hidden: z.array(z.string()).describe('Fields that say what somebody earns, and the reader may not see.'),
  source: z.object({ importId: z.string(), file: z.string(), row: z.number().int() }).nullable(),
  state: z.enum(['stands', 'corrected', 'withdrawn', 'withdrawal']),
});

const filter = z.object({
  kind: z.string().max(60).optional(),
  subject: z.string().max(300).optional(),
  period: z.string().max(40).optional().describe('What counts on some day of it.'),
  known: date.optional().describe('As known at the end of this day (UTC).'),
});

export function ledgerRoutes(app: App, options: LedgerHttpOptions): void {
  factLists(app, options);
  kindsRoute(app, options);
  chainRoute(app, options);
  addRoute(app, options);
  correctRoute(app, options);
  withdrawRoute(app, options);
}

function factLists(app: App, options: LedgerHttpOptions): void {
  listRoutes(app, {
    at: '/api/facts',
    config: { action: 'fact.read' },
    tags: ['ledger'],
    summary: 'Facts as they were recorded, each with what became of it; the newest first, or as they are sorted',
    file: { name: 'facts', summary: 'The same facts as a file: CSV or XLSX' },
    list: FACTS,
    filter,
    pages: (asked, request) => factPages(request, options, asked),
    body: factBody,
    show: (row) => row,
  });
}

/** What the caller asks for, as far as the caller may see it. */
async function factPages(
  request: FastifyRequest,
  options: LedgerHttpOptions,
  { kind, subject, period, known }: z.output<typeof filter>,
): Promise<Result<PageOf<z.output<typeof factBody>>>> {
  const days = period === undefined ? undefined : parsePeriod(period);
  if (period !== undefined && !days) return failed(badPeriod(period));
  const wanted = {
    kinds: kind === undefined ? undefined : [kind],
    subjects: subject === undefined ? undefined : [subject],
    days,
    known: known === undefined ? undefined : `${known}T23:59:59.999Z`,
  };
  const shows = await payShown(request, options);
  return ok(async (order, limit) => {
    const rows = await listFacts(options.world.records, { ...wanted, order, limit });
    return rows.map((row) => factAnswer(row, shows));
  });
}

function kindsRoute(app: App, options: LedgerHttpOptions): void {
  app.get(
    '/api/fact-kinds',
    {
      config: { action: 'fact.read' },
      schema: {
        tags: ['ledger'],
        summary: 'The kinds of facts there are, and those that are written by hand',
        response: {
          200: z.object({
            kinds: z.array(z.object({ kind: z.string(), facts: z.number().int() })),
            byHand: z.array(z.string()),
          }),
          default: problemBody,
        },
      },
    },
    async () => ({ kinds: [...(await countKinds(options.world.records))], byHand: [...HAND_KINDS] }),
  );
}

function chainRoute(app: App, options: LedgerHttpOptions): void {
  app.get(
    '/api/facts/:id',
    {
      config: { action: 'fact.read' },
      schema: {
        tags: ['ledger'],
        summary: 'One fact with everything that corrected it or that it corrects',
        params: idParams,
        response: { 200: z.object({ rows: z.array(factBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const chain = await factChain(options.world.records, id);
      if (chain.length === 0) return sendProblems(request, reply, [ledgerProblem('ledger.not-found', { id })]);
      const shows = await payShown(request, options);
      return { rows: chain.map((row) => factAnswer(row, shows)) };
    },
  );
}

const said = { valid: date, until: date.nullable().default(null), why, data };
const writtenBody = z.object({ facts: z.number().int(), id: z.string() });

function addRoute(app: App, options: LedgerHttpOptions): void {
  app.post(
    '/api/facts',
    {
      config: { action: 'fact.write' },
      schema: {
        tags: ['ledger'],
        summary: 'Record a fact by hand: a rating, an award, a leave, a correction',
        body: z.strictObject({ kind: z.string().max(60), subject: z.string().trim().min(1).max(300), ...said }),
        response: { 200: writtenBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const refusal = refusalOf(request, request.body);
      if (refusal) return sendProblems(request, reply, [refusal]);
      return written(request, reply, options, (records, by, clock) =>
        appendFacts(records, [{ ...request.body, by, replaces: null, source: null }], clock),
      );
    },
  );
}

function correctRoute(app: App, options: LedgerHttpOptions): void {
  app.post(
    '/api/facts/:id/correct',
    {
      config: { action: 'fact.write' },
      schema: {
        tags: ['ledger'],
        summary: 'Say anew what a fact said; the old one stays readable',
        params: idParams,
        body: z.strictObject(said),
        response: { 200: writtenBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const old = await factOf(request, reply, options);
      if (!old) return reply;
      const seesPay = (await payShown(request, options))(old.subject);
      const content = keepingHidden(old.data, request.body.data, seesPay);
      const { kind, subject } = old;
      return written(request, reply, options, (records, by, clock) => {
        const draft: Omit<FactDraft, 'replaces'> = { ...request.body, kind, subject, data: content, by, source: null };
        return correctFact(records, old.id, draft, clock);
      });
    },
  );
}

function withdrawRoute(app: App, options: LedgerHttpOptions): void {
  app.post(
    '/api/facts/:id/withdraw',
    {
      config: { action: 'fact.write' },
      schema: {
        tags: ['ledger'],
        summary: 'Take a fact back; taking back a correction restores what it corrected',
        params: idParams,
        body: z.strictObject({ why }),
        response: { 200: writtenBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const old = await factOf(request, reply, options);
      if (!old) return reply;
      return written(request, reply, options, (records, by, clock) =>
        withdrawFact(records, old.id, { by, why: request.body.why }, clock),
      );
    },
  );
}

/** The fact a route is about, where this actor may write about it; else the refusal was sent. */
async function factOf(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  options: LedgerHttpOptions,
): Promise<Fact | null> {
  const { id } = request.params;
  const found = (await factChain(options.world.records, id)).find(({ fact }) => fact.id === id)?.fact;
  const refusal = found ? refusalOf(request, found) : ledgerProblem('ledger.not-found', { id });
  if (refusal) sendProblems(request, reply, [refusal]);
  return refusal || !found ? null : found;
}

function refusalOf(request: FastifyRequest, { kind, subject }: Pick<Fact, 'kind' | 'subject'>): Problem | null {
  if (!isHandKind(kind)) return ledgerProblem('ledger.not-by-hand', { kind }, { field: 'kind' });
  return subject === request.actor?.account.person ? ledgerProblem('ledger.own-matter') : null;
}

type Write = (records: Records, by: string, clock: () => Date) => Promise<Result<Appended>>;

async function written(request: FastifyRequest, reply: FastifyReply, options: LedgerHttpOptions, write: Write) {
  const { account } = request.actor as Actor;
  const { records, now } = options.world;
  const appended = await records.transaction(async (inside) => {
    const result = await write(inside, account.login, () => new Date(now()));
    for (const { id, kind, subject } of result.ok ? result.value.recorded : []) {
      const event = { actor: account.id, action: 'fact.write', object: `fact:${id}`, detail: { kind, subject } };
      await audit(inside, event, now());
    }
    return result;
  });
  if (!appended.ok) return sendProblems(request, reply, appended.problems);
  const { recorded } = appended.value;
  return { facts: recorded.length, id: recorded[0]?.id ?? '' };
}

/** Of whom this reader may see what they earn. */
async function payShown(request: FastifyRequest, options: LedgerHttpOptions): Promise<(person: string) => boolean> {
  const actor = request.actor as Actor;
  const reach = reachOf(actor, 'pay.read');
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await options.teamOf(own) : new Set<string>();
  return (person) => mayReach(reach, actor, person, team);
}

function factAnswer({ fact, state }: ListedFact, shows: (person: string) => boolean): z.output<typeof factBody> {
  const { data: all, ...rest } = fact;
  const discreet = shows(fact.subject) ? { data: all, hidden: [] } : withoutPay(all);
  return { ...rest, data: { ...discreet.data }, hidden: [...discreet.hidden], state };
}

function badPeriod(period: string): Problem {
  return httpProblem('http.invalid', { detail: `period: ${period}` });
}
