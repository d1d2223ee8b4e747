import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { idParams } from '../answers.ts';
import { uploadProblem } from './problems.ts';
import { dropUpload, findUpload, stageUpload, type Upload, type UploadHome } from './service.ts';

/** Sending files: they wait until somebody has said what they are. */

const uploadBody = z.object({
  id: z.string(),
  at: z.string(),
  expires: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
});

export function uploadRoutes(app: App, home: UploadHome): void {
  app.post(
    '/api/uploads',
    {
      config: { action: 'import.write', files: 'several' },
      schema: {
        tags: ['import'],
        summary: 'Upload files; kept for a day, for their sender only',
        response: { 200: uploadBody, default: problemBody },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) return sendProblems(request, reply, [uploadProblem('upload.no-file')], 415);
      const staged = await stageUpload(home, (request.actor as Actor).account.id, request.files());
      return staged.ok ? answerOf(staged.value) : sendProblems(request, reply, staged.problems);
    },
  );
  app.get(
    '/api/uploads/:id',
    {
      config: { action: 'import.write' },
      schema: {
        tags: ['import'],
        summary: 'One’s own upload',
        params: idParams,
        response: { 200: uploadBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const found = findUpload(home, request.params.id, (request.actor as Actor).account.id);
      return found.ok ? answerOf(found.value) : sendProblems(request, reply, found.problems);
    },
  );
  app.delete(
    '/api/uploads/:id',
    {
      config: { action: 'import.write' },
      schema: {
        tags: ['import'],
        summary: 'Take an upload away before it expires',
        params: idParams,
        response: { 200: z.object({ done: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const found = findUpload(home, request.params.id, (request.actor as Actor).account.id);
      if (!found.ok) return sendProblems(request, reply, found.problems);
      dropUpload(home, found.value);
      return { done: true as const };
    },
  );
}

function answerOf({ id, at, expires, files }: Upload): z.output<typeof uploadBody> {
  return { id, at, expires, files: [...files] };
}
