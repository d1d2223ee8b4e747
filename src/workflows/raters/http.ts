import { z } from 'zod';
import { type Actor, reachOf } from '../../access/index.ts';
import { Decimal } from '../../base/decimal.ts';
import { moneyText } from '../../base/money.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import type { App } from '../../platform/http/app.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../../platform/http/file-answer.ts';
import { languageOf } from '../../platform/http/language.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import type { MetricDefinition } from '../../stages/metrics/index.ts';
import { effectsOf, type RatersWorld } from './effects/service.ts';
import { tableCsv, tableWorkbook } from './exports.node.ts';
import { POPULATIONS, type RaterResult, STATISTICS } from './model.ts';
import { ratersProblem } from './problems.ts';
import { sentenceOf } from './sentences.ts';
import { checkPeriod, OBJECTIVE, type RaterCheck } from './service.ts';
import { effectsFor, ratersFor, type SeenEffect } from './sight.ts';
import { checkTable, decimals } from './table.ts';

/** The rater check over HTTP: who departs from the others, and what it changes for each person. */

export const RATERS_STATUS = { 'raters.unknown': 404 } as const;

export interface RatersHttpOptions {
  readonly world: RatersWorld;
  readonly dictionary: () => readonly MetricDefinition[];
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
}

export function raterRoutes(app: App, options: RatersHttpOptions): void {
  checkRoute(app, options);
  exportRoute(app, options);
  oneRoute(app, options);
}

const TAGS = ['raters'];
const question = z.object({
  period: z.string().max(40).describe('A month: 2026-01.'),
  objective: z.string().max(200).default(OBJECTIVE).describe('The metric raters are held against.'),
});
const text = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() });
const partialText = text.partial();
const statistic = z.string().describe('A float of statistics, three decimals.');

const raterBody = z.object({
  population: z.enum(POPULATIONS),
  rater: z.string(),
  name: z.string(),
  n: z.number().int(),
  people: z.number().int(),
  mean: statistic,
  tests: z.array(
    z.object({
      statistic: z.enum(STATISTICS),
      estimate: statistic,
      low: statistic,
      high: statistic,
      n: z.number().int(),
      found: z.boolean(),
      sentence: text.nullable(),
    }),
  ),
});

const checkBody = z.object({
  period: z.string(),
  objective: z.string(),
  tests: z.number().int().describe('How many tests share the 5 % of one false accusation.'),
  reach: statistic.describe('How many standard errors an interval reaches, so that all hold together.'),
  raters: z.array(raterBody),
});

function raterAnswer(rater: RaterResult): z.output<typeof raterBody> {
  return {
    ...rater,
    mean: decimals(rater.mean),
    tests: rater.tests.map((test) => ({
      ...{ statistic: test.statistic, n: test.n, found: test.found },
      ...{ estimate: decimals(test.estimate), low: decimals(test.low), high: decimals(test.high) },
      sentence: test.found ? sentenceOf(rater, test) : null,
    })),
  };
}

function checked({ world, dictionary }: RatersHttpOptions, asked: z.output<typeof question>) {
  const { records, activity, books } = world;
  const stores = { records, activity, dictionary: dictionary() };
  return books.keep(`raters ${asked.objective} ${asked.period}`, () => checkPeriod(stores, asked));
}

function checkRoute(app: App, options: RatersHttpOptions): void {
  app.get(
    '/api/raters',
    {
      config: { action: 'rater.read' },
      schema: {
        tags: TAGS,
        summary: 'The rater check of a month: each rater’s differences with intervals that hold together, and findings',
        querystring: question,
        response: { 200: checkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const check = await checked(options, request.query);
      if (!check.ok) return sendProblems(request, reply, check.problems);
      const { period, result } = check.value;
      const raters = ratersFor(request.actor as Actor, result.raters).map(raterAnswer);
      const { objective } = request.query;
      return { period: period.text, objective, tests: result.tests, reach: decimals(result.z), raters };
    },
  );
}

function exportRoute(app: App, options: RatersHttpOptions): void {
  app.get(
    '/api/raters/export',
    {
      config: { action: 'rater.read' },
      schema: {
        tags: TAGS,
        summary: 'The rater check as a file: one row a rater and statistic',
        querystring: question.extend({
          format: z.enum(TABLE_FORMATS).default('csv'),
          lang: z.enum(LANGS).optional().describe('Else as the request’s headers wish.'),
        }),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const check = await checked(options, request.query);
      if (!check.ok) return sendProblems(request, reply, check.problems);
      const lang = request.query.lang ?? languageOf(request.headers['accept-language']);
      const table = checkTable(ratersFor(request.actor as Actor, check.value.result.raters), lang);
      const { format } = request.query;
      const name = `raters-${check.value.period.text}`;
      const body = format === 'csv' ? tableCsv(table, lang) : await tableWorkbook(table, lang, name);
      return sendFile(reply, { name, format, body });
    },
  );
}

const amount = z.string().nullable();
const effectBody = z.object({
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  judged: z.number().int(),
  plan: z.string().nullable(),
  title: partialText,
  run: z.string().nullable().describe('The run that pays the month; null where the plan in force tells.'),
  inputs: z.array(z.object({ input: z.string(), value: z.string(), adjusted: z.string() })),
  seen: z.boolean().describe('Whether the caller may see what this person earns.'),
  before: amount,
  after: amount,
  difference: amount,
});

const oneBody = z.object({
  rater: raterBody,
  applied: z.string().nullable().describe('What is taken from every judgement, in points.'),
  people: z.array(effectBody),
  sums: z
    .object({ gain: z.number().int(), lose: z.number().int(), gained: z.string(), lost: z.string() })
    .describe('Over the people whose pay the caller may see.'),
});

function oneRoute(app: App, options: RatersHttpOptions): void {
  app.get(
    '/api/raters/:rater',
    {
      config: { action: 'rater.read', person: 'params.rater' },
      schema: {
        tags: TAGS,
        summary: 'One rater: findings, and what everybody’s month would pay were the rater average',
        params: z.object({ rater: z.string().max(200) }),
        querystring: question,
        response: { 200: oneBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const check = await checked(options, request.query);
      const rater = check.ok ? raterIn(check.value, actor, request.params.rater) : check;
      if (!check.ok || !rater.ok) return sendProblems(request, reply, rater.problems);
      const effects = await effectsOf(options.world, check.value, rater.value);
      if (!effects.ok) return sendProblems(request, reply, effects.problems);
      const team = await payTeam(actor, options);
      const people = effectsFor(actor, effects.value.people, team).map(effectAnswer);
      return { rater: raterAnswer(rater.value), applied: effects.value.applied, people, sums: sumsOf(people) };
    },
  );
}

/** Whom one may not see does not exist for one. */
function raterIn(check: RaterCheck, actor: Actor, id: string): Result<RaterResult> {
  const found = ratersFor(actor, check.result.raters).find(({ rater }) => rater === id);
  return found ? ok(found) : failed(ratersProblem('raters.unknown', { rater: id, period: check.period.text }));
}

/** Those whose pay is in sight because the asker leads them. */
async function payTeam(actor: Actor, { teamOf }: RatersHttpOptions): Promise<ReadonlySet<string>> {
  const own = actor.account.person;
  return own !== null && reachOf(actor, 'pay.read') === 'team' ? teamOf(own) : new Set<string>();
}

function effectAnswer(effect: SeenEffect): z.output<typeof effectBody> {
  return { ...effect, title: { ...effect.title }, inputs: [...effect.inputs] };
}

function sumsOf(people: readonly { readonly difference: string | null }[]): z.output<typeof oneBody>['sums'] {
  const moved = people.flatMap(({ difference }) => (difference === null ? [] : [Decimal.of(difference)]));
  const [gains, losses] = [moved.filter((one) => one.sign() > 0), moved.filter((one) => one.sign() < 0)];
  const sum = (amounts: readonly Decimal[]) => moneyText(amounts.reduce((a, b) => a.plus(b), Decimal.ZERO));
  return { gain: gains.length, lose: losses.length, gained: sum(gains), lost: sum(losses) };
}
