import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, mayReach, reachOf } from '../../../access/index.ts';
import { parsePeriod } from '../../../base/period.ts';
import { payLine } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { App } from '../../../platform/http/app.ts';
import { fileAnswer, sendFile } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { fileQuery, lineParams, partialText, payslipParams, reasonBody, textAnswer } from '../answers.node.ts';
import { inHand } from '../deltas/settled.ts';
import { RUN_STATES } from '../model.ts';
import { printSlip } from '../printing/service.ts';
import { payrunProblem } from '../problems.ts';
import { projectionOf } from '../projection/service.ts';
import { lineReason, reasonWithRows, whatIf, whatIfOf } from '../reasons/service.ts';
import { totalOf } from '../results/service.ts';
import { worksOnRuns } from '../sight.ts';
import { planOf } from '../sources/service.ts';
import type { PayrunWorld } from '../world.node.ts';
import { type PayslipHead, type PayslipView, payslipsOf, payslipView, visibleRun } from './service.ts';

/** A person's payslips and their reasons: for themselves, and for whom sight of their pay was granted. */

export interface PayslipHttpOptions {
  readonly world: PayrunWorld;
  /** The people somebody leads today. */
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
}

export function payslipRoutes(app: App, options: PayslipHttpOptions): void {
  listRoute(app, options);
  payslipRoute(app, options);
  printRoute(app, options);
  reasonRoute(app, options);
  whatIfRoute(app, options);
  projectionRoute(app, options);
  projectedReasonRoute(app, options);
}

export const TAGS = ['payslips'];
export const OWN_PAY = { action: 'pay.read', person: 'params.person' } as const;
const personParams = payslipParams.pick({ person: true });

const headBody = z.object({
  run: z.string(),
  period: z.string(),
  plan: z.string(),
  title: partialText.describe('The plan’s title; empty where the plan cannot be read any more.'),
  state: z.enum(RUN_STATES),
  payLine: z
    .string()
    .describe('The line whose reason explains `payable`; empty where the plan cannot be read any more.'),
  total: z.string().nullable(),
  payable: z.string().nullable(),
  net: z.string().nullable().describe('After insurance, fund and tax, where they are worked out.'),
  answerUntil: z.string().nullable(),
  confirmedAt: z.string().nullable(),
});

async function headAnswer(records: Records, head: PayslipHead): Promise<z.output<typeof headBody>> {
  const { run, total, payable, net, confirmedAt } = head;
  const { id, period, plan, state, answerUntil } = run;
  const source = await planOf(records, run);
  const read = source.ok ? source.value.compiled.plan : undefined;
  return {
    run: id,
    period,
    plan,
    title: { ...read?.title },
    state,
    payLine: (read && payLine(read)?.id) ?? '',
    total,
    payable,
    net,
    answerUntil,
    confirmedAt,
  };
}

function listRoute(app: App, { world }: PayslipHttpOptions): void {
  app.get(
    '/api/people/:person/payslips',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'A person’s published payslips, the newest first',
        params: personParams,
        response: { 200: z.object({ rows: z.array(headBody) }), default: problemBody },
      },
    },
    async ({ params }) => {
      const heads = await payslipsOf(world.records, params.person);
      return { rows: await Promise.all(heads.map((head) => headAnswer(world.records, head))) };
    },
  );
}

const lineBody = z.object({
  id: z.string(),
  title: partialText,
  kind: z.string(),
  unit: z.string(),
  amount: z.string().nullable(),
});
export const questionBody = z.object({
  id: z.string(),
  run: z.string(),
  period: z.string(),
  person: z.string(),
  name: z.string(),
  line: z.string(),
  lineTitle: partialText,
  text: z.string(),
  askedAt: z.string(),
  answer: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
const payslipBody = z.object({
  run: z.string(),
  state: z.enum(RUN_STATES),
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  period: z.string(),
  plan: z.string(),
  planVersion: z.number().int(),
  title: partialText,
  lines: z.array(lineBody),
  payLine: z.string().nullable(),
  payable: z.string().nullable(),
  deltas: z.array(
    z.object({
      fromRun: z.string(),
      period: z.string(),
      line: z.string(),
      difference: z.string(),
      amount: z.string().describe('What it does to the money in hand: a contribution that has grown takes from it.'),
      sentence: partialText,
    }),
  ),
  withheld: z.array(z.object({ id: z.string(), title: partialText, kind: z.string(), amount: z.string() })),
  before: z.string().nullable(),
  changes: z.array(
    z.object({ line: z.string(), before: z.string().nullable(), now: z.string().nullable(), sentence: partialText }),
  ),
  answerUntil: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  questions: z.array(questionBody),
});

export function questionAnswer(question: PayslipView['questions'][number]): z.output<typeof questionBody> {
  return { ...question, lineTitle: textAnswer(question.lineTitle) };
}

function payslipAnswer({ slip, run, ...view }: PayslipView): z.output<typeof payslipBody> {
  return {
    run: run.id,
    state: run.state,
    person: slip.person,
    name: slip.name,
    team: view.team,
    period: slip.period,
    plan: slip.plan,
    planVersion: slip.planVersion,
    title: textAnswer(slip.title),
    lines: slip.lines.map((line) => ({ ...line, title: textAnswer(line.title) })),
    payLine: view.payLine,
    payable: view.payable,
    deltas: view.deltas.map((delta) => {
      const { fromRun, period, line, difference, sentence } = delta;
      return { fromRun, period, line, difference, amount: inHand(delta), sentence };
    }),
    withheld: [...view.withheld],
    before: view.before,
    changes: [...view.changes],
    answerUntil: run.answerUntil,
    confirmedAt: view.confirmedAt,
    questions: view.questions.map(questionAnswer),
  };
}

function payslipRoute(app: App, { world }: PayslipHttpOptions): void {
  app.get(
    '/api/people/:person/payslips/:run',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'A payslip: its lines, what changed since the one before, confirmation and questions',
        params: payslipParams,
        response: { 200: payslipBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run: id } = request.params;
      const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
      const view = run.ok ? await payslipView(world.records, run.value, person) : run;
      return view.ok ? payslipAnswer(view.value) : sendProblems(request, reply, view.problems);
    },
  );
}

/** The rows behind a number name customers: their sight is decided apart from the pay's. */
export async function mayReadRows(
  request: FastifyRequest,
  person: string,
  options: PayslipHttpOptions,
): Promise<boolean> {
  const actor = request.actor as Actor;
  const reach = reachOf(actor, 'activity.read');
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await options.teamOf(own) : new Set<string>();
  return mayReach(reach, actor, person, team);
}

function printRoute(app: App, { world }: PayslipHttpOptions): void {
  app.get(
    '/api/people/:person/payslips/:run/payslip.pdf',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'A payslip for the printer, in the caller’s language',
        params: payslipParams,
        querystring: fileQuery,
        response: { 200: fileAnswer('pdf'), default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run: id } = request.params;
      const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
      if (!run.ok) return sendProblems(request, reply, run.problems);
      const lang = request.query.lang ?? languageOf(request.headers['accept-language']);
      const printed = await printSlip({ records: world.records, run: run.value, lang }, person);
      if (!printed.ok) return sendProblems(request, reply, printed.problems);
      const name = `payslip-${run.value.period}-${person}`;
      return sendFile(reply, { name, format: 'pdf', body: printed.value });
    },
  );
}

function reasonRoute(app: App, options: PayslipHttpOptions): void {
  const { world } = options;
  app.get(
    '/api/people/:person/payslips/:run/lines/:line',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'Why a line has its amount, down to the rows of activity',
        params: lineParams,
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run: id, line } = request.params;
      const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
      if (!run.ok) return sendProblems(request, reply, run.problems);
      const withRows = await mayReadRows(request, person, options);
      const reason = await lineReason(world, run.value, { person, line, withRows });
      return reason.ok ? reason.value : sendProblems(request, reply, reason.problems);
    },
  );
}

const whatIfValue = z.union([z.string(), z.boolean()]).nullable();
const whatIfBody = z.object({
  file: z.string(),
  text: z.string(),
  person: z.string(),
  team: z.string().nullable(),
  inputs: z.record(
    z.string(),
    z.object({
      value: whatIfValue,
      n: z.string().nullable(),
      stretches: z.array(z.object({ value: whatIfValue, days: z.number() })).optional(),
    }),
  ),
  together: z.boolean(),
});

function whatIfRoute(app: App, { world }: PayslipHttpOptions): void {
  app.get(
    '/api/people/:person/payslips/:run/what-if',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'The plan as written and what went in: enough to work the payslip out anew in the browser',
        params: payslipParams,
        response: { 200: whatIfBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run: id } = request.params;
      const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
      const asked = run.ok ? await whatIf(world, run.value, person) : run;
      if (!asked.ok) return sendProblems(request, reply, asked.problems);
      return { ...asked.value, inputs: { ...asked.value.inputs } };
    },
  );
}

export const monthQuery = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .describe('2026-03; the running month unless said.'),
});

const projectionBody = z.object({
  /** Null where no monthly plan is for this person, or nothing is known of the month yet. */
  projection: z
    .object({
      period: z.string(),
      known: z.string(),
      plan: z.string(),
      title: partialText,
      total: z.string(),
      payLine: z.string(),
      whatIf: whatIfBody,
    })
    .nullable(),
});

function projectionRoute(app: App, { world }: PayslipHttpOptions): void {
  app.get(
    '/api/people/:person/projected-pay',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'What the running month would pay as it stands now',
        params: personParams,
        querystring: monthQuery,
        response: { 200: projectionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person } = request.params;
      const { month } = request.query;
      const projected = await projectionOf(world, person, month === undefined ? undefined : parsePeriod(month));
      if (!projected.ok) return sendProblems(request, reply, projected.problems);
      const found = projected.value;
      const total = found && totalOf(found.pay);
      if (!found || !total) return { projection: null };
      const { plan } = found.source.compiled;
      const asked = whatIfOf(found, found.file);
      const projection = {
        period: found.period,
        known: found.known,
        plan: plan.id,
        title: textAnswer(plan.title),
        total: total.toFixed(2),
        payLine: found.payLine,
        whatIf: { ...asked, inputs: { ...asked.inputs } },
      };
      return { projection };
    },
  );
}

function projectedReasonRoute(app: App, options: PayslipHttpOptions): void {
  const { world } = options;
  app.get(
    '/api/people/:person/projected-pay/lines/:line',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'Why the projected pay is what it is',
        params: lineParams.pick({ person: true, line: true }),
        querystring: monthQuery,
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, line } = request.params;
      const { month } = request.query;
      const found = await projectionOf(world, person, month === undefined ? undefined : parsePeriod(month));
      if (!found.ok) return sendProblems(request, reply, found.problems);
      if (!found.value) return sendProblems(request, reply, [payrunProblem('payrun.no-payslip')]);
      const withRows = await mayReadRows(request, person, options);
      const reason = await reasonWithRows(world, found.value, found.value, { person, line, withRows });
      return reason.ok ? reason.value : sendProblems(request, reply, reason.problems);
    },
  );
}
