import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { mediaAnswer } from '../../../platform/http/file-answer.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { appealAnswer, appealBody, idParams, TAGS } from '../answers.node.ts';
import { appealProblem } from '../problems.ts';
import { readAppeal, viewOf } from '../reading/service.ts';
import type { AppealWorld } from '../world.node.ts';
import { addEvidence, openEvidence } from './service.ts';
import { TYPES } from './sniff.ts';

/** Files of an appeal: sent by the appellant, read by whoever reads the appeal. */

export function evidenceRoutes(app: App, world: AppealWorld): void {
  app.post(
    '/api/appeals/:id/evidence',
    {
      config: { action: 'appeal.file', files: 'one' },
      schema: {
        tags: TAGS,
        summary: 'Attach a file to my appeal: PNG, JPEG, PDF or plain text',
        params: idParams,
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const sent = request.isMultipart() ? await request.file() : undefined;
      if (sent === undefined) return sendProblems(request, reply, [appealProblem('appeal.file-none')], 415);
      const added = await addEvidence(world, actor, request.params.id, sent);
      // What was refused is read to its end, else the connection could not be used again.
      sent.file.resume();
      if (!added.ok) return sendProblems(request, reply, added.problems);
      return appealAnswer(await viewOf(world, actor, added.value));
    },
  );
  app.get(
    '/api/appeals/:id/evidence/:file',
    {
      config: { action: 'appeal.precedent' },
      schema: {
        tags: TAGS,
        summary: 'A file of an appeal, as an attachment',
        params: idParams.extend({ file: z.string().max(100) }),
        response: { 200: mediaAnswer('The file as it was sent.', ...Object.keys(TYPES)), default: problemBody },
      },
    },
    async (request, reply) => {
      const found = await readAppeal(world, request.actor as Actor, request.params.id);
      if (!found.ok) return sendProblems(request, reply, found.problems);
      const opened = openEvidence(world, found.value.appeal, request.params.file);
      if (!opened.ok) return sendProblems(request, reply, opened.problems);
      const { file, body } = opened.value;
      return reply
        .type(file.type)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .serializer((content) => content as never)
        .send(body);
    },
  );
}
