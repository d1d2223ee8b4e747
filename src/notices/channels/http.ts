import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import type { Result } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import { teamsOf } from '../../people/index.ts';
import { readPeople } from '../../people/service.ts';
import type { App } from '../../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../platform/http/reply.ts';
import { BOT_KINDS, TOPICS } from '../choices.ts';
import { sendTest } from '../delivery/service.ts';
import type { SpreadWorld } from '../delivery/spread.node.ts';
import { botEdit, mailConfig, mailEdit } from './model.ts';
import { type Author, type Channel, channelOf, MAIL, removeChannel, saveBot, saveMail } from './service.ts';
import { backlogs, lastGivenUp, selectChannels } from './store.ts';

export const CHANNEL_STATUS = { 'notices.channel-not-found': 404 } as const;

/** How notices leave the app: set up by whoever may change the organisation's settings. No answer holds a secret. */

const EDIT = { action: 'settings.edit' } as const;

export function channelRoutes(app: App, world: SpreadWorld): void {
  listRoute(app, world);
  mailRoute(app, world);
  botRoutes(app, world);
  removeRoute(app, world);
  testRoute(app, world);
}

const standing = {
  active: z.boolean(),
  changedAt: z.string(),
  changedBy: z.string(),
  sentAt: z.string().nullable().describe('When a message last went out.'),
  failingSince: z.string().nullable(),
  failure: problemItem.nullable().describe('Why it fails at present.'),
  waiting: z.number().int(),
  givenUp: z.number().int().describe('Messages of the last 30 days that could not be got rid of within a day.'),
  givenUpFor: problemItem.nullable().describe('Why the last of those was given up.'),
};
const mailBody = mailConfig.extend({ ...standing, from: z.string(), hasPassword: z.boolean() });
const botBody = z.object({
  id: z.string(),
  kind: z.enum(BOT_KINDS),
  title: z.string(),
  host: z.string().describe('Of its address, the rest of which is a secret.'),
  topics: z.array(z.enum(TOPICS)),
  team: z.string().nullable(),
  lang: z.enum(LANGS),
  ...standing,
});
const listBody = z.object({
  mail: mailBody.nullable(),
  bots: z.array(botBody),
  links: z.boolean().describe('Whether messages lead back here: the server was told its address by JIXIN_URL.'),
  privateHosts: z.boolean().describe('Whether private addresses and unencrypted connections are allowed.'),
  teams: z.array(z.string()),
});
const doneBody = z.object({ done: z.literal(true) });
const DONE = { done: true } as const;

function listRoute(app: App, world: SpreadWorld): void {
  app.get(
    '/api/channels',
    {
      config: EDIT,
      schema: {
        tags: ['notices'],
        summary: 'How notices leave the app: the mail server, the bots of group chats, and how each fares',
        response: { 200: listBody, default: problemBody },
      },
    },
    async (request) => {
      const shown = await shownChannels(world, request);
      const present = (await readPeople(world.records, await world.today(world.records))).filter(
        ({ status }) => status !== 'left',
      );
      return {
        mail: shown.flatMap((one) => (one.kind === 'mail' ? [one.body] : []))[0] ?? null,
        bots: shown.flatMap((one) => (one.kind === 'mail' ? [] : [one.body])),
        links: world.url !== null,
        privateHosts: world.privateHosts,
        teams: teamsOf(present, present).map(({ team }) => team),
      };
    },
  );
}

const SHOWN_DAYS = 30;

type Shown =
  | { readonly kind: 'mail'; readonly body: z.output<typeof mailBody> }
  | { readonly kind: 'bot'; readonly body: z.output<typeof botBody> };

async function shownChannels(world: SpreadWorld, request: FastifyRequest): Promise<readonly Shown[]> {
  const since = new Date(Date.parse(world.now()) - SHOWN_DAYS * 24 * 3_600_000).toISOString();
  const counts = new Map((await backlogs(world.records, since)).map((one) => [one.channel, one]));
  const channels = (await selectChannels(world.records)).map(channelOf);
  return Promise.all(
    channels.map(async (channel): Promise<Shown> => {
      const { waiting = 0, givenUp = 0 } = counts.get(channel.id) ?? {};
      const problem = givenUp === 0 ? null : await lastGivenUp(world.records, channel.id, since);
      const stands = {
        ...standingOf(channel, request),
        waiting,
        givenUp,
        givenUpFor: problem && itemOf(problem, request),
      };
      if (channel.kind === 'mail')
        return { kind: 'mail', body: { ...channel.config, ...stands, hasPassword: channel.secret !== null } };
      const { id, kind, config } = channel;
      return { kind: 'bot', body: { id, kind, ...config, topics: [...config.topics], ...stands } };
    }),
  );
}

function standingOf(channel: Channel, request: FastifyRequest) {
  return {
    active: channel.active,
    changedAt: channel.changed_at,
    changedBy: channel.changed_by,
    sentAt: channel.sent_at,
    failingSince: channel.failing_since,
    failure: channel.failure && itemOf(channel.failure, request),
  };
}

function authorOf(request: FastifyRequest): Author {
  const { account } = request.actor as Actor;
  return { account: account.id, login: account.login };
}

function answerDone(request: FastifyRequest, reply: FastifyReply, result: Result<unknown>) {
  return result.ok ? DONE : sendProblems(request, reply, result.problems);
}

function mailRoute(app: App, world: SpreadWorld): void {
  app.put(
    '/api/channels/mail',
    {
      config: EDIT,
      schema: {
        tags: ['notices'],
        summary: 'Set up the mail server; a password left out stays',
        body: mailEdit,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) => answerDone(request, reply, await saveMail(world, request.body, authorOf(request))),
  );
}

function botRoutes(app: App, world: SpreadWorld): void {
  const made = { 200: z.object({ id: z.string() }), default: problemBody };
  app.post(
    '/api/channels/bots',
    {
      config: EDIT,
      schema: { tags: ['notices'], summary: 'Set up a bot of a group chat', body: botEdit, response: made },
    },
    async (request, reply) => {
      const saved = await saveBot(world, null, request.body, authorOf(request));
      return saved.ok ? saved.value : sendProblems(request, reply, saved.problems);
    },
  );
  app.put(
    '/api/channels/bots/:id',
    {
      config: EDIT,
      schema: {
        tags: ['notices'],
        summary: 'Change a bot; an address or a signing secret left out stays',
        params: idParams,
        body: botEdit,
        response: made,
      },
    },
    async (request, reply) => {
      const saved = await saveBot(world, request.params.id, request.body, authorOf(request));
      return saved.ok ? saved.value : sendProblems(request, reply, saved.problems);
    },
  );
}

const idParams = z.object({ id: z.string().max(100).describe(`A bot’s id, or \`${MAIL}\`.`) });

function removeRoute(app: App, world: SpreadWorld): void {
  app.delete(
    '/api/channels/:id',
    {
      config: EDIT,
      schema: {
        tags: ['notices'],
        summary: 'Take a channel away, with what still waits for it',
        params: idParams,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) =>
      answerDone(request, reply, await removeChannel(world, request.params.id, authorOf(request))),
  );
}

function testRoute(app: App, world: SpreadWorld): void {
  app.post(
    '/api/channels/:id/test',
    {
      config: EDIT,
      schema: {
        tags: ['notices'],
        summary: 'Send a test now: a letter to me, or a message to the bot’s group',
        params: idParams,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { account } = request.actor as Actor;
      return answerDone(request, reply, await sendTest(world, request.params.id, account));
    },
  );
}
