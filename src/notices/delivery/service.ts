import type { Account, Actor } from '../../access/index.ts';
import { later } from '../../access/world.node.ts';
import { BRAND } from '../../base/brand.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type Lang, say } from '../../base/text.ts';
import { readSettings } from '../../organisation/service.ts';
import {
  type BotChannel,
  botSecret,
  type Channel,
  channelOf,
  MAIL,
  type MailChannel,
  mailPassword,
  noChannel,
} from '../channels/service.ts';
import { markFailing, markSent, selectChannel, selectChannels } from '../channels/store.ts';
import type { Task } from '../model.ts';
import { addressFor, preferenceOf, type Reachable, reachable } from '../preferences/service.ts';
import { noticeProblem } from '../problems.ts';
import { LINES_AT_ONCE, messageOf, tellBot } from '../sending/bots.node.ts';
import { type Mailbox, openMailbox } from '../sending/mail.node.ts';
import { digestOf, letterText } from './content.ts';
import { idOf, type SpreadWorld, spread } from './spread.node.ts';
import { addDeliveries, claim, type Delivery, endDeliveries, forgetEnded, giveUpOld, putOff } from './store.ts';

export { anythingDue } from './store.ts';

/** Sends what is to be sent, apart from the workflows: whatever happens here, nothing there waits for it or fails with it. */

export interface Delivered {
  readonly sent: number;
  readonly failed: number;
}

/** Between two messages: where the server stops, the rest is sent after its next start. */
export type Between = (done: number) => Promise<void>;

/** So long is a message one process's own while it is being sent. */
const LEASE_SECONDS = 300;
/** After a failure the channel is left alone, longer each time; a day after it was said, news is none any more. */
const PAUSE_SECONDS = [60, 120, 300, 900, 1800, 3600];
const WORTH_SECONDS = 24 * 3600;
const KEPT_SECONDS = 90 * 24 * 3600;

export async function deliver(world: SpreadWorld, between: Between): Promise<Delivered> {
  const { records, now } = world;
  await spread(world);
  await giveUpOld(records, later(now(), -WORTH_SECONDS), now());
  await forgetEnded(records, later(now(), -KEPT_SECONDS));
  const counts = { sent: 0, failed: 0 };
  for (const row of await selectChannels(records)) {
    const channel = channelOf(row);
    if (!channel.active || (channel.paused_until !== null && channel.paused_until > now())) continue;
    const tell = (ok: boolean) => {
      counts[ok ? 'sent' : 'failed'] += 1;
      return between(counts.sent + counts.failed);
    };
    if (channel.kind === 'mail') await sendMails(world, channel, tell);
    else await tellGroup(world, channel, tell);
  }
  return counts;
}

type Tell = (ok: boolean) => Promise<void>;

function take({ records, now }: SpreadWorld, channel: string, limit: number): Promise<readonly Delivery[]> {
  return claim(records, channel, { now: now(), until: later(now(), LEASE_SECONDS), limit });
}

/** One message a turn: bots take no more than twenty a minute, and the next turn comes in seconds. */
async function tellGroup(world: SpreadWorld, channel: BotChannel, tell: Tell): Promise<void> {
  const taken = await take(world, channel.id, LINES_AT_ONCE);
  if (taken.length === 0) return;
  const contents = taken.map(({ content }) => content);
  await settle(world, channel, taken, await sendToGroup(world, channel, contents), tell);
}

async function sendToGroup(
  world: SpreadWorld,
  channel: BotChannel,
  contents: Parameters<typeof messageOf>[0],
): Promise<Result<null>> {
  const secret = botSecret(world, channel);
  if (secret === null) return failed(noticeProblem('notices.secret-unreadable'));
  const message = messageOf(contents, await senderName(world, channel.config.lang), channel.config.lang, world.url);
  return tellBot(channel.kind, secret, message, { now: Date.parse(world.now()), privateHosts: world.privateHosts });
}

/** Begins with the product's name, for bots that take only messages with a keyword. */
async function senderName({ records }: SpreadWorld, lang: Lang): Promise<string> {
  const { name } = await readSettings(records);
  return name === '' ? BRAND[lang] : `${BRAND[lang]} · ${name}`;
}

async function sendMails(world: SpreadWorld, channel: MailChannel, tell: Tell): Promise<void> {
  let mailbox: Mailbox | undefined;
  let addresses: ReadonlyMap<string, Reachable> | undefined;
  try {
    for (;;) {
      const [taken] = await take(world, MAIL, 1);
      if (taken === undefined) return;
      addresses ??= new Map((await reachable(world)).map((one) => [one.account.id, one]));
      const to = addresses.get(taken.account_id ?? '');
      // Who has said meanwhile that no mail is wanted gets none.
      if (to === undefined) {
        await endDeliveries(world.records, [taken.id], { state: 'sent', now: world.now(), problem: null });
        continue;
      }
      const opened = mailbox ? ok(mailbox) : await mailboxOf(world, channel);
      if (opened.ok) mailbox = opened.value;
      const result = opened.ok ? await post(opened.value, world, taken, to) : opened;
      if (!(await settle(world, channel, [taken], result, tell))) return;
    }
  } finally {
    mailbox?.close();
  }
}

async function mailboxOf(world: SpreadWorld, channel: MailChannel): Promise<Result<Mailbox>> {
  const password = mailPassword(world, channel);
  if (password === null) return failed(noticeProblem('notices.secret-unreadable'));
  return openMailbox(channel.config, password, { privateHosts: world.privateHosts });
}

async function post(
  mailbox: Mailbox,
  world: SpreadWorld,
  { id, content }: Pick<Delivery, 'id' | 'content'>,
  to: Reachable,
) {
  const subject = say(content.subject, to.lang);
  const from = await senderName(world, to.lang);
  return mailbox.send({ id, from, to: to.to, subject, text: letterText(content, to.lang, world.url) });
}

/** Keeps what came of it; false where the channel itself fails, and nothing more is to be tried now. */
async function settle(
  world: SpreadWorld,
  channel: Channel,
  taken: readonly Delivery[],
  result: Result<null>,
  tell: Tell,
): Promise<boolean> {
  const { records, now } = world;
  const ids = taken.map(({ id }) => id);
  const at = now();
  const [problem] = result.problems;
  if (result.ok || problem === undefined) {
    await records.transaction(async (inside) => {
      await endDeliveries(inside, ids, { state: 'sent', now: at, problem: null });
      await markSent(inside, channel.id, at);
    });
    await tell(true);
    return true;
  }
  const own = problem.code === 'notices.recipient-refused';
  if (own) await refuseOne(world, taken, problem, at);
  else
    await records.transaction(async (inside) => {
      // They are not what is wrong: they come again with the channel.
      await putOff(inside, ids, at, problem);
      const fresh = (await selectChannel(inside, channel.id))?.failures ?? 0;
      await markFailing(inside, channel.id, { problem, now: at, until: later(at, pauseAfter(fresh)) });
    });
  await tell(false);
  return own;
}

function pauseAfter(failures: number): number {
  return PAUSE_SECONDS[Math.min(failures, PAUSE_SECONDS.length - 1)] as number;
}

/** A server that says "not now" (4xx) is asked again, one that says "never" (5xx) is not. */
async function refuseOne({ records }: SpreadWorld, taken: readonly Delivery[], problem: Problem, at: string) {
  const ids = taken.map(({ id }) => id);
  if (problem.params.reply?.startsWith('4')) {
    const attempts = taken[0]?.attempts ?? 1;
    await putOff(records, ids, later(at, pauseAfter(attempts + 1)), problem);
  } else await endDeliveries(records, ids, { state: 'given-up', now: at, problem });
}

/** Sends one message now, to whoever asks (mail) or to the group; tells why where it does not work. */
export async function sendTest(world: SpreadWorld, id: string, asker: Account): Promise<Result<null>> {
  const { records, now } = world;
  const row = await selectChannel(records, id);
  if (row === undefined) return failed(noChannel());
  const channel = channelOf(row);
  const sent = channel.kind === 'mail' ? await testMail(world, channel, asker) : await testBot(world, channel);
  if (sent.ok) await markSent(records, id, now());
  return sent;
}

const TEST = {
  'zh-CN': '测试：这个通知渠道可用。',
  'zh-TW': '測試：這個通知管道可用。',
  en: 'A test: this channel works.',
} as const;
const TEST_CONTENT = { subject: TEST, items: [{ text: TEST, link: '/home' }] };

function testBot(world: SpreadWorld, channel: BotChannel): Promise<Result<null>> {
  return sendToGroup(world, channel, [TEST_CONTENT]);
}

async function testMail(world: SpreadWorld, channel: MailChannel, asker: Account): Promise<Result<null>> {
  const preference = await preferenceOf(world.records, asker.id);
  const to = addressFor(asker, preference);
  if (to === null) return failed(noticeProblem('notices.no-address'));
  const opened = await mailboxOf(world, channel);
  if (!opened.ok) return opened;
  const id = idOf('test', asker.id, world.now());
  const letter = { id, content: TEST_CONTENT };
  const result = await post(opened.value, world, letter, { account: asker, to, ...preference });
  opened.value.close();
  return result;
}

/** What the day's reminder is made of: everything that waits for somebody, in every workflow. */
export type Owed = (actor: Actor) => Promise<readonly Task[]>;

/** One letter a day to each who has something due or late. Done twice on a day, it is sent once. */
export async function remind(world: SpreadWorld, owed: Owed, between: Between): Promise<{ readonly letters: number }> {
  const mail = await selectChannel(world.records, MAIL);
  if (!mail?.active) return { letters: 0 };
  const today = await world.today(world.records);
  let [letters, done] = [0, 0];
  for (const { account } of await reachable(world)) {
    const actor: Actor = { account, via: 'session', tokenScope: null, sessionId: '' };
    const content = digestOf(await owed(actor), today);
    if (content !== null) {
      const id = idOf('digest', account.id, today);
      await addDeliveries(world.records, [{ id, channel_id: MAIL, account_id: account.id, content }], world.now());
      letters += 1;
    }
    done += 1;
    await between(done);
  }
  return { letters };
}

/** Whether the hour for the day's reminder has come, where the organisation is. */
export async function reminderDue(world: SpreadWorld): Promise<boolean> {
  const mail = await selectChannel(world.records, MAIL);
  if (!mail?.active) return false;
  const { zone } = await readSettings(world.records);
  const hour = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  return Number(hour.format(new Date(world.now()))) >= (channelOf(mail) as MailChannel).config.digestHour;
}
