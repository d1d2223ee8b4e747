import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { ok } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import type { PageOf } from '../../../platform/http/list.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { payslipParams, runParams } from '../answers.node.ts';
import { questionAnswer, questionBody } from '../payslips/http.ts';
import { answerQuestion, askAboutLine, confirmPayslip, type Question, selectQuestions } from '../payslips/service.ts';
import type { PayrunWorld } from '../world.node.ts';
import { QUESTIONS } from './list.node.ts';

/** What staff say to their payslips, and HR's inbox. */

export function questionRoutes(app: App, world: PayrunWorld): void {
  confirmRoute(app, world);
  askRoute(app, world);
  inboxRoutes(app, world);
  answerRoute(app, world);
}

const TAGS = ['payslips'];
const filter = z.object({ state: z.enum(['open', 'answered']).optional(), run: z.string().max(100).optional() });
const OWN_ANSWER = { action: 'payslip.answer', person: 'params.person' } as const;

function confirmRoute(app: App, world: PayrunWorld): void {
  app.post(
    '/api/people/:person/payslips/:run/confirm',
    {
      config: OWN_ANSWER,
      schema: {
        tags: TAGS,
        summary: 'Confirm one’s own payslip',
        params: payslipParams,
        response: { 200: z.object({ confirmedAt: z.string() }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run } = request.params;
      const confirmed = await confirmPayslip(world, request.actor as Actor, run, person);
      return confirmed.ok ? confirmed.value : sendProblems(request, reply, confirmed.problems);
    },
  );
}

function askRoute(app: App, world: PayrunWorld): void {
  app.post(
    '/api/people/:person/payslips/:run/questions',
    {
      config: OWN_ANSWER,
      schema: {
        tags: TAGS,
        summary: 'Question a line of one’s own payslip; it reaches HR’s tasks',
        params: payslipParams,
        body: z.strictObject({ line: z.string().min(1).max(200), text: z.string().trim().min(1).max(2000) }),
        response: { 200: questionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run } = request.params;
      const asked = await askAboutLine(world, request.actor as Actor, { id: run, person, ...request.body });
      return asked.ok ? questionAnswer(asked.value) : sendProblems(request, reply, asked.problems);
    },
  );
}

function inboxRoutes(app: App, world: PayrunWorld): void {
  listRoutes(app, {
    at: '/api/questions',
    config: { action: 'question.read' },
    tags: TAGS,
    summary:
      'Questions about payslips: everybody’s for HR, one’s own for staff; the oldest first, or as they are sorted',
    file: { name: 'questions', summary: 'The same questions as a file: CSV or XLSX' },
    list: QUESTIONS,
    filter,
    pages: async (asked, request) => ok(await pagesOf(world, request, asked)),
    body: questionBody,
    show: questionAnswer,
  });
}

async function pagesOf(
  world: PayrunWorld,
  request: FastifyRequest,
  { state, run }: z.output<typeof filter>,
): Promise<PageOf<Question>> {
  const people = await request.reachable();
  return (order, limit) => selectQuestions(world.records, { people, state, run, order }, limit);
}

function answerRoute(app: App, world: PayrunWorld): void {
  app.post(
    '/api/questions/:id/answer',
    {
      config: { action: 'question.answer' },
      schema: {
        tags: TAGS,
        summary: 'Answer a question; the person reads it on the payslip',
        params: runParams,
        body: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
        response: { 200: questionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const answered = await answerQuestion(world, request.actor as Actor, request.params.id, request.body.text);
      return answered.ok ? questionAnswer(answered.value) : sendProblems(request, reply, answered.problems);
    },
  );
}
