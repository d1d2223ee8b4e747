import { createHmac } from 'node:crypto';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type Lang, say } from '../../base/text.ts';
import type { BotSecret, Content } from '../channels/model.ts';
import type { BotKind } from '../choices.ts';
import { noticeProblem } from '../problems.ts';
import { type PostReply, postJson } from './post.node.ts';

/**
 * How the bots of group chats want to be spoken to. WeCom: markdown of at most 4096 bytes, no signature. DingTalk: markdown with
 * a title, `timestamp` in milliseconds and `sign` in the address. Feishu: a post of paragraphs, `timestamp` in seconds and
 * `sign` in the body, with the secret as part of the key.
 */

export interface BotMessage {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly href: string | null }[];
  /** What a link says. */
  readonly open: string;
  readonly lang: Lang;
}

/** A line of more has no place in a chat, and four of them have to fit into WeCom's 4096 bytes. */
const LONGEST_LINE = 200;
export const LINES_AT_ONCE = 4;

const OPEN: Readonly<Record<Lang, string>> = { 'zh-CN': '打开', 'zh-TW': '開啟', en: 'Open' };

export function messageOf(contents: readonly Content[], title: string, lang: Lang, url: string | null): BotMessage {
  const lines = contents.flatMap(({ items }) =>
    items.map(({ text, link }) => ({
      text: shortened(say(text, lang)),
      href: url === null ? null : `${url}${link}`,
    })),
  );
  return { title, lines, open: OPEN[lang], lang };
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST_LINE ? text : `${letters.slice(0, LONGEST_LINE - 1).join('')}…`;
}

/** Where a message is posted to, and what is posted. */
export function botRequest(
  kind: BotKind,
  { url, signing }: BotSecret,
  message: BotMessage,
  now: number,
): { readonly url: string; readonly body: object } {
  switch (kind) {
    case 'wecom':
      return { url, body: { msgtype: 'markdown', markdown: { content: markdown(message, '\n') } } };
    case 'dingtalk': {
      const text = markdown(message, '\n\n');
      const body = { msgtype: 'markdown', markdown: { title: message.title, text } };
      if (signing === '') return { url, body };
      const signed = new URL(url);
      signed.searchParams.set('timestamp', String(now));
      signed.searchParams.set('sign', hmac(signing, `${now}\n${signing}`));
      return { url: signed.href, body };
    }
    case 'feishu': {
      const timestamp = String(Math.floor(now / 1000));
      const sign = signing === '' ? {} : { timestamp, sign: hmac(`${timestamp}\n${signing}`, '') };
      return { url, body: { ...sign, msg_type: 'post', content: { post: feishuPost(message) } } };
    }
  }
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

function markdown({ title, lines, open }: BotMessage, between: string): string {
  const rows = lines.map(({ text, href }) => (href === null ? plain(text) : `${plain(text)} [${open}](${href})`));
  return [`**${plain(title)}**`, ...rows].join(between);
}

/** What people wrote makes no links, mentions or headings of its own. */
function plain(text: string): string {
  const WIDE: Readonly<Record<string, string>> = { '[': '［', ']': '］', '<': '＜', '>': '＞', '*': '＊', '`': '｀' };
  return text.replace(/[[\]<>*`]/g, (sign) => WIDE[sign] ?? sign).replace(/\s+/g, ' ');
}

function feishuPost({ title, lines, open, lang }: BotMessage): object {
  const content = lines.map(({ text, href }) => [
    { tag: 'text', text: href === null ? text : `${text} ` },
    ...(href === null ? [] : [{ tag: 'a', text: open, href }]),
  ]);
  // One of the two that every client shows; a reader of another language is shown it, too.
  return { [lang === 'en' ? 'en_us' : 'zh_cn']: { title, content } };
}

export async function tellBot(
  kind: BotKind,
  secret: BotSecret,
  message: BotMessage,
  { now, privateHosts }: { readonly now: number; readonly privateHosts: boolean },
): Promise<Result<null>> {
  const { url, body } = botRequest(kind, secret, message, now);
  const reply = await postJson(url, body, privateHosts);
  if (!reply.ok) return reply;
  const fault = botFault(reply.value, [...secretsIn(secret), url], new URL(url).hostname);
  return fault === null ? ok(null) : failed(fault);
}

/** The bots say what is wrong in an answer of status 200. */
export function botFault({ status, text }: PostReply, secrets: readonly string[], host: string): Problem | null {
  const said = parsed(text);
  const code = said.errcode ?? said.code ?? said.StatusCode;
  if (status === 200 && Number(code) === 0) return null;
  const words = said.errmsg ?? said.msg ?? said.StatusMessage ?? '';
  const reply = scrubbed(`${code ?? `HTTP ${status}`} ${words}`.trim(), secrets);
  return noticeProblem('notices.bot-refused', { host, reply });
}

function parsed(text: string): Readonly<Record<string, string | number | undefined>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, string | number>) : {};
  } catch {
    return {};
  }
}

function secretsIn({ url, signing }: BotSecret): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  return [url, signing, ...searchParams.values(), ...pathname.split('/').filter((part) => part.length > 15)];
}

/** What is answered may repeat what was asked. */
export function scrubbed(text: string, secrets: readonly string[]): string {
  const hidden = secrets.filter((one) => one !== '').reduce((all, one) => all.replaceAll(one, '•••'), text);
  return hidden.slice(0, 200);
}
