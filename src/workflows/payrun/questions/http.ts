import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { payslipParams, runParams } from '../answers.node.ts';
import { questionAnswer, questionBody } from '../payslips/http.ts';
import { answerQuestion, askAboutLine, confirmPayslip, selectQuestions } from '../payslips/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What staff say to their payslips, and HR's inbox. */

export function questionRoutes(app: App, world: PayrunWorld): void {
  confirmRoute(app, world);
  askRoute(app, world);
  inboxRoute(app, world);
  answerRoute(app, world);
}

const TAGS = ['payslips'];
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

function inboxRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/questions',
    {
      config: { action: 'question.read' },
      schema: {
        tags: TAGS,
        summary: 'Questions about payslips: everybody’s for HR, one’s own for staff; the oldest first',
        querystring: pageQuery.extend({
          state: z.enum(['open', 'answered']).optional(),
          run: z.string().max(100).optional(),
        }),
        response: { 200: pageOf(questionBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, state, run } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      if (cursor !== undefined && (after === undefined || Number.isNaN(Date.parse(String(after[0])))))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const people = await request.reachable();
      const filter = { people, state, run, after: after as [string, string] | undefined };
      const rows = await selectQuestions(world.records, filter, limit + 1);
      return cut(rows.map(questionAnswer), limit, (row) => [row.askedAt, row.id]);
    },
  );
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
