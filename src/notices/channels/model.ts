import { z } from 'zod';
import { LANGS, type Text } from '../../base/text.ts';
import { BOT_KINDS, TLS_MODES, TOPICS } from '../choices.ts';

/** Ways out of the app, as an organisation sets them up: one mail server, and any number of bots in group chats. */

const host = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9.:-]+$/, 'a host name');
const secret = z.string().max(500).optional().describe('Left out: the one kept stays. Never shown again.');

export const mailConfig = z.strictObject({
  host,
  port: z.int().min(1).max(65_535),
  tls: z.enum(TLS_MODES),
  /** Empty: the server asks for no sign-in. */
  user: z.string().max(254),
  from: z.string().email().max(254),
  /** The hour, where the organisation is, from which a day's reminder is sent. */
  digestHour: z.int().min(0).max(23),
});
export const mailEdit = mailConfig.extend({ active: z.boolean(), password: secret });

export const botConfig = z.strictObject({
  title: z.string().trim().min(1).max(60),
  /** Which notices it tells. */
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length),
  /** Null: what concerns everybody, or a role. */
  team: z.string().max(200).nullable(),
  lang: z.enum(LANGS),
});
export const botEdit = botConfig.extend({
  kind: z.enum(BOT_KINDS),
  active: z.boolean(),
  url: secret,
  signing: secret.describe('The secret that messages are signed with; empty takes it away.'),
});

export type MailConfig = z.output<typeof mailConfig>;
export type MailEdit = z.output<typeof mailEdit>;
export type BotConfig = z.output<typeof botConfig> & {
  /** Of its address only this is ever shown: the rest is as good as a password. */
  readonly host: string;
};
export type BotEdit = z.output<typeof botEdit>;

export interface BotSecret {
  readonly url: string;
  readonly signing: string;
}

/** What a message may say: short texts, and where each leads in the app. */
export interface Content {
  readonly subject: Text;
  readonly items: readonly { readonly text: Text; readonly link: string }[];
}
