import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { PlainDate } from '../../../base/period.ts';
import { WHOSE } from '../../../plan/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { dateText, partialText, textAnswer } from '../answers.node.ts';
import { DUTIES } from '../model.ts';
import { moverOf } from '../mover.node.ts';
import type { ReviewWorld } from '../world.node.ts';
import { checkForm, type FormVersion, formVersions, publishForm } from './service.ts';

/** The forms: open to everybody they judge, written by HR. */
export function formRoutes(app: App, world: ReviewWorld): void {
  listRoute(app, world);
  checkRoute(app, world);
  publishRoute(app, world);
}

const TAGS = ['reviews'];

const itemBody = z.object({
  id: z.string(),
  title: partialText,
  guide: partialText,
  weight: z.string(),
  duty: z.enum(DUTIES).nullable(),
  measured: z
    .object({ by: z.enum(['customer', 'data']), of: z.enum(WHOSE), metric: z.string() })
    .nullable()
    .describe('Null where people judge it.'),
});
const versionBody = z.object({
  form: z.string(),
  version: z.number().int(),
  title: partialText,
  posts: z.array(z.string()).nullable(),
  sources: z.record(z.string(), z.string()),
  items: z.array(itemBody),
  from: z.string().nullable().describe('Null: as it ships.'),
  state: z.enum(['past', 'now', 'ahead']),
  by: z.string().nullable(),
  why: z.string(),
  text: z.string(),
});

function versionAnswer({ form, text, from, by, why }: FormVersion, state: 'past' | 'now' | 'ahead') {
  const weights = Object.entries(form.sources).map(([source, weight]) => [source, weight.toString()] as const);
  return {
    ...{ form: form.id, version: form.version, title: textAnswer(form.title), from, by, why, text, state },
    posts: form.posts && [...form.posts],
    sources: Object.fromEntries(weights),
    items: form.items.map(({ id, title, guide, weight, duty, measured }) => ({
      ...{ id, title: textAnswer(title), guide: textAnswer(guide), weight: weight.toString(), duty },
      measured: measured && { by: measured.by, of: measured.of, metric: measured.metric },
    })),
  };
}

/** Of a form's versions the last that has begun judges now. */
function stateOf(one: FormVersion, all: readonly FormVersion[], today: PlainDate): 'past' | 'now' | 'ahead' {
  const begun = all.filter(({ form, from }) => form.id === one.form.id && (from ?? '') <= today);
  if ((one.from ?? '') > today) return 'ahead';
  return begun.at(-1) === one ? 'now' : 'past';
}

function listRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/review-forms',
    {
      config: { action: 'review.form' },
      schema: {
        tags: TAGS,
        summary: 'What every post is judged on: each form, every version of it, oldest first',
        response: { 200: z.object({ rows: z.array(versionBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const versions = await formVersions(world);
      if (!versions.ok) return sendProblems(request, reply, versions.problems);
      const today = await world.today();
      return { rows: versions.value.map((one) => versionAnswer(one, stateOf(one, versions.value, today))) };
    },
  );
}

const formParams = z.object({ form: z.string().max(100) });
const textBody = z.strictObject({ text: z.string().min(1).max(100_000), from: dateText });

function checkRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/review-forms/:form/check',
    {
      config: { action: 'review.manage' },
      schema: {
        tags: TAGS,
        summary: 'Check a form’s text: the version it would be, or everything wrong with it; nothing is kept',
        params: formParams,
        body: textBody,
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const checked = await checkForm(world, { form: request.params.form, ...request.body });
      return checked.ok ? versionAnswer(checked.value, 'ahead') : sendProblems(request, reply, checked.problems);
    },
  );
}

function publishRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/review-forms/:form',
    {
      config: { action: 'review.manage' },
      schema: {
        tags: TAGS,
        summary: 'A form’s next version, from a day on and with a reason; those it judges are told',
        params: formParams,
        body: textBody.extend({ why: z.string().max(500) }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { form: request.params.form, ...request.body };
      const made = await publishForm(world, moverOf(request.actor as Actor), asked);
      return made.ok ? versionAnswer(made.value, 'ahead') : sendProblems(request, reply, made.problems);
    },
  );
}
