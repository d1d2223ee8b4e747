import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import { LANGS } from '../../base/text.ts';
import type { Records } from '../../platform/db/port.ts';
import type { App } from '../../platform/http/app.ts';
import { languageOf } from '../../platform/http/language.ts';
import { problemBody } from '../../platform/http/reply.ts';
import { MAILS } from '../choices.ts';
import { type Preference, preferenceOf, savePreference } from './service.ts';

/** Where and about what I am written to. */

export interface PreferenceHttpOptions {
  readonly world: { readonly records: Records; readonly now: () => string };
}

const OWN = { action: 'notice.own' } as const;

const preferenceEdit = z.strictObject({
  email: z.string().trim().email().max(254).nullable(),
  mails: z
    .enum(MAILS)
    .describe('`all`: every notice, and once a day what is due; `due`: that reminder alone; `none`: nothing.'),
  lang: z.enum(LANGS),
});
const preferenceBody = z.object({
  ...preferenceEdit.shape,
  known: z.string().nullable().describe('The address known from the identity provider, used where none is given.'),
});

export function preferenceRoutes(app: App, { world }: PreferenceHttpOptions): void {
  app.get(
    '/api/me/mails',
    {
      config: OWN,
      schema: {
        tags: ['notices'],
        summary: 'Where, about what and in which language I am written to',
        response: { 200: preferenceBody, default: problemBody },
      },
    },
    async (request) => {
      const { account } = request.actor as Actor;
      return answerOf(
        await preferenceOf(world.records, account.id, languageOf(request.headers['accept-language'])),
        request.actor as Actor,
      );
    },
  );
  app.put(
    '/api/me/mails',
    {
      config: OWN,
      schema: {
        tags: ['notices'],
        summary: 'Say where, about what and in which language I want to be written to',
        body: preferenceEdit,
        response: { 200: preferenceBody, default: problemBody },
      },
    },
    async (request) => {
      const actor = request.actor as Actor;
      return answerOf(await savePreference(world.records, actor.account, request.body, world.now()), actor);
    },
  );
}

function answerOf(preference: Preference, { account }: Actor): z.output<typeof preferenceBody> {
  return { ...preference, known: account.oidcEmail };
}
