import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import { previousPeriod } from '../base/period.ts';
import type { Task } from '../notices/index.ts';
import { type Edge, lineValue, payLine, unitOf } from '../plan/index.ts';
import type { App } from '../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../platform/http/reply.ts';
import type { ImportRecord } from '../stages/activity/index.ts';
import type { ImportReport } from '../stages/intake/model.ts';
import type { MetricDefinition } from '../stages/metrics/index.ts';
import { amountText } from '../stages/payslip/index.ts';
import type { Books } from './books/service.ts';
import {
  askedMonth,
  cycleOf,
  gainsOf,
  type HomeStores,
  type Projection,
  projectionOf,
  unitGainsOf,
} from './service.ts';
import { inOrder } from './tasks.ts';

/** The first page over HTTP: which month it is about, what one owes, one's own projected pay, and the pay cycle's state. */

/** What one workflow has somebody do. */
export type TaskProvider = (actor: Actor) => Promise<readonly Task[]>;

export interface HomeHttpOptions extends HomeStores {
  readonly books: Books;
  readonly tasks: readonly TaskProvider[];
}

export function homeRoutes(app: App, stores: HomeHttpOptions): void {
  const { books } = stores;
  monthRoute(app, stores);
  tasksRoute(app, stores);
  payRoute(app, stores, books);
  cycleRoute(app, stores, books);
}

const month = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .describe('`2026-09`; left out: the newest month with activity.'),
});
const text = z.object({ 'zh-CN': z.string().optional(), 'zh-TW': z.string().optional(), en: z.string().optional() });

function monthRoute(app: App, stores: HomeStores): void {
  app.get(
    '/api/home/month',
    {
      config: { action: 'account.self' },
      schema: {
        tags: ['home'],
        summary: 'The newest month with activity, and the one before it',
        response: {
          200: z.object({ today: z.string(), month: z.string(), before: z.string(), last: z.string() }),
          default: problemBody,
        },
      },
    },
    async () => {
      const current = await askedMonth(stores, undefined);
      return {
        today: await stores.today(),
        month: current.text,
        before: previousPeriod(current).text,
        last: current.last,
      };
    },
  );
}

const taskBody = z.object({
  kind: z.string(),
  title: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  count: z.number().int(),
  due: z.string().nullable().describe('The last day for it.'),
  late: z.boolean(),
  link: z.string().describe('An address of the web app.'),
});

function tasksRoute(app: App, { tasks, today }: HomeHttpOptions): void {
  app.get(
    '/api/home/tasks',
    {
      config: { action: 'notice.own' },
      schema: {
        tags: ['home'],
        summary: 'What waits for me in every workflow, the earliest due first',
        response: { 200: z.object({ rows: z.array(taskBody) }), default: problemBody },
      },
    },
    async (request) => {
      const owed = await Promise.all(tasks.map((of) => of(request.actor as Actor)));
      return { rows: [...inOrder(owed.flat(), await today())] };
    },
  );
}

const lineBody = z.object({
  id: z.string(),
  title: text,
  kind: z.string(),
  unit: z.string(),
  amount: z.string().nullable(),
});
const edgeBody = z.object({
  input: text,
  unit: z.string(),
  from: z.string(),
  to: z.string(),
  reached: z.boolean().describe('The value itself earns it; otherwise the smallest step beyond it does.'),
  line: text,
  lineId: z.string().describe('The line that takes the step: its reason says why here, and what the step is worth.'),
  change: z.string().describe('What it would add to the pay line.'),
});
const unitBody = z.object({ metric: text, by: z.number().int(), change: z.string() });
const projectionBody = z.object({
  month: z.string(),
  plan: z.object({ id: z.string(), version: z.number().int(), title: text }).nullable(),
  pay: lineBody.nullable(),
  lines: z.array(lineBody),
  edges: z.array(edgeBody),
  units: z.array(unitBody).describe('What one more, or one fewer, of what is counted would add.'),
  problems: z.array(problemItem),
});

function payRoute(app: App, stores: HomeStores, books: Books): void {
  app.get(
    '/api/home/pay',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: ['home'],
        summary: 'What the month’s data so far would pay the caller, and what the next step earns',
        querystring: month,
        response: { 200: projectionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const current = await askedMonth(stores, request.query.month);
      const { person } = (request.actor as Actor).account;
      const projected = await projectionOf(stores, books, person ?? '', current);
      if (!projected.ok) return sendProblems(request, reply, projected.problems);
      const problems = projected.value?.pay.problems ?? [];
      return {
        month: current.text,
        ...projectionAnswer(projected.value, stores.dictionary()),
        problems: problems.map((problem) => itemOf(problem, request)),
      };
    },
  );
}

function projectionAnswer(
  projection: Projection | null,
  dictionary: readonly MetricDefinition[],
): Omit<z.output<typeof projectionBody>, 'month' | 'problems'> {
  if (projection === null) return { plan: null, pay: null, lines: [], edges: [], units: [] };
  const { plan, pay } = projection;
  const { evaluation } = pay;
  const lines = plan.lines.map((line) => ({
    id: line.id,
    title: { ...line.title },
    kind: line.kind,
    unit: unitOf(line),
    amount: evaluation ? amountText(line, lineValue(evaluation, line.id)) : null,
  }));
  return {
    plan: { id: plan.id, version: plan.version, title: { ...plan.title } },
    pay: lines.find((line) => line.id === payLine(plan)?.id) ?? null,
    lines,
    edges: gainsOf(pay).map(edgeAnswer),
    units: unitGainsOf(pay, dictionary).map(({ metric, by, change }) => ({
      metric: { ...metric.title },
      by,
      change: change.toFixed(2),
    })),
  };
}

function edgeAnswer({ input, from, to, reached, line, target }: Edge): z.output<typeof edgeBody> {
  return {
    input: { ...input.title },
    unit: input.unit,
    from: from.toDigits(),
    to: to.toDigits(),
    reached,
    line: { ...line.title },
    lineId: line.id,
    change: target.change.toFixed(2),
  };
}

const personBody = z.object({ person: z.string(), name: z.string(), team: z.string().nullable() });
const LACKING = ['post', 'level', 'status'] as const;

const cycleBody = z.object({
  month: z.string(),
  closed: z.boolean(),
  people: z.number().int(),
  plans: z.array(
    z.object({
      plan: z.string(),
      version: z.number().int(),
      title: text,
      people: z.number().int(),
      stuck: z.number().int(),
      total: z.string(),
    }),
  ),
  unplanned: z.object({
    count: z.number().int(),
    people: z.array(personBody),
    lacking: z
      .array(z.object({ attribute: z.enum(LACKING), count: z.number().int() }))
      .describe('How many of them have something a plan asks for not on record.'),
  }),
  silent: z.object({ count: z.number().int(), people: z.array(personBody) }),
  imports: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      kind: z.string(),
      known: z.string(),
      rejected: z.number().int(),
      findings: z.array(problemItem),
    }),
  ),
  problems: z.array(problemItem),
});

const SHOWN = 20;

function cycleRoute(app: App, stores: HomeStores, books: Books): void {
  app.get(
    '/api/home/cycle',
    {
      config: { action: 'run.read' },
      schema: {
        tags: ['home'],
        summary: 'The month’s pay cycle: cost by plan, people no plan pays, people without data, findings of imports',
        querystring: month,
        response: { 200: cycleBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const cycle = await cycleOf(stores, books, await askedMonth(stores, request.query.month));
      if (!cycle.ok) return sendProblems(request, reply, cycle.problems);
      const { month: current, closed, people, costs, unplanned, silent, imports, problems } = cycle.value;
      return {
        month: current.text,
        closed,
        people,
        plans: costs.map(({ plan, total, ...counts }) => ({
          plan: plan.id,
          version: plan.version,
          title: { ...plan.title },
          people: counts.people,
          stuck: counts.stuck,
          total: total.toFixed(2),
        })),
        unplanned: {
          count: unplanned.length,
          people: unplanned.slice(0, SHOWN).map(({ person }) => personAnswer(person)),
          lacking: LACKING.flatMap((attribute) => {
            const count = unplanned.filter(({ lacks }) => lacks === attribute).length;
            return count === 0 ? [] : [{ attribute, count }];
          }),
        },
        silent: { count: silent.length, people: silent.slice(0, SHOWN).map(personAnswer) },
        imports: imports.flatMap((one) => importAnswer(one, request)),
        problems: problems.map((problem) => itemOf(problem, request)),
      };
    },
  );
}

function personAnswer({
  id,
  name,
  team,
}: {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
}) {
  return { person: id, name, team };
}

/** An import that left something to look at: rejected rows, or anything it noticed that is more than information. */
function importAnswer({ id, file, kind, known, report }: ImportRecord, request: FastifyRequest) {
  const { rejected = 0, findings = [] } = (report ?? {}) as unknown as Partial<ImportReport>;
  const open = findings.map((one) => one.problem).filter((one) => one.severity !== 'info');
  if (rejected === 0 && open.length === 0) return [];
  return [{ id, file, kind, known, rejected, findings: open.slice(0, 5).map((one) => itemOf(one, request)) }];
}
