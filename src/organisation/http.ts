import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import type { KnownCities } from '../people/index.ts';
import type { App } from '../platform/http/app.ts';
import { problemBody, sendProblems } from '../platform/http/reply.ts';
import type { ActivityReader } from '../stages/activity/index.ts';
import { datedRoutes } from './dated/http.ts';
import { linkRoutes } from './links/http.ts';
import { settingsBody, settingsEdit } from './model.ts';
import { organisationProblem } from './problems.ts';
import { editSettings, type OrganisationWorld, readSettingsWithAuthors } from './service.ts';

export interface OrganisationHttpOptions {
  readonly world: OrganisationWorld;
  readonly activity: ActivityReader;
  /** The cities with tables of law; with those of insurance where pay is withheld from. */
  readonly cities: (withholding: boolean) => KnownCities;
}

const answerBody = z.object({
  settings: settingsBody,
  changed: z.array(z.object({ name: z.string(), at: z.string(), by: z.string() })),
});

export function organisationRoutes(app: App, { world, activity, cities }: OrganisationHttpOptions): void {
  datedRoutes(app, world);
  linkRoutes(app, world, activity);
  app.get(
    '/api/settings',
    {
      config: { action: 'settings.read' },
      schema: {
        tags: ['settings'],
        summary: 'The organisation’s settings, and who last changed which',
        response: { 200: answerBody, default: problemBody },
      },
    },
    async () => answerOf(await readSettingsWithAuthors(world.records)),
  );
  app.patch(
    '/api/settings',
    {
      config: { action: 'settings.edit' },
      schema: {
        tags: ['settings'],
        summary: 'Change settings; those left out stay as they are',
        body: settingsEdit,
        response: { 200: answerBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { account } = request.actor as Actor;
      const { city = '', withholding = false } = request.body.pay ?? {};
      const known = cities(withholding);
      if (city !== '' && !known.has(city)) {
        const params = { city, known: known.names.join(', ') };
        return sendProblems(request, reply, [organisationProblem('organisation.city-unknown', params)]);
      }
      const author = { account: account.id, by: account.login, now: world.now() };
      return answerOf(await editSettings(world.records, request.body, author));
    },
  );
}

function answerOf({ settings, changed }: Awaited<ReturnType<typeof readSettingsWithAuthors>>) {
  return { settings, changed: [...changed] };
}
