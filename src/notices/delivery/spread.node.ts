import { createHash } from 'node:crypto';
import type { PlainDate } from '../../base/period.ts';
import { readPeople } from '../../people/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { addressesOf } from '../addressee.ts';
import { type BotChannel, type Channel, type ChannelWorld, channelOf, MAIL } from '../channels/service.ts';
import { selectChannels } from '../channels/store.ts';
import { topicOf } from '../choices.ts';
import { type Reachable, reachable } from '../preferences/service.ts';
import { noticeContent } from './content.ts';
import { addDeliveries, type NewDelivery, takeUnspread, type UnspreadNotice } from './store.ts';

/** Who hears of a notice outside the app. The notice's own row says whether this was worked out: nothing is lost or doubled. */

export interface SpreadWorld extends ChannelWorld {
  /** The day it is where the organisation is; in a transaction only its records can be asked. */
  readonly today: (records: Records) => Promise<PlainDate>;
}

const AT_ONCE = 2000;

/** What is told to so many word for word may be told to a group; what concerns one of them may not. */
const MANY = 3;
/** Names whoever asked. */
const NOT_FOR_GROUPS: ReadonlySet<string> = new Set(['payrun.asked', 'payrun.return']);

export async function spread(world: SpreadWorld): Promise<number> {
  for (let all = 0; ; ) {
    const taken = await world.records.transaction(async (inside) => {
      const notices = await takeUnspread(inside, world.now(), AT_ONCE);
      if (notices.length > 0) await addDeliveries(inside, await deliveriesOf(world, inside, notices), world.now());
      return notices.length;
    });
    all += taken;
    if (taken < AT_ONCE) return all;
  }
}

async function deliveriesOf(
  world: SpreadWorld,
  inside: Records,
  notices: readonly UnspreadNotice[],
): Promise<readonly NewDelivery[]> {
  const active = (await selectChannels(inside)).map(channelOf).filter((one) => one.active);
  const bots = active.filter((one): one is BotChannel => one.kind !== 'mail');
  const mails = active.some((one) => one.id === MAIL)
    ? mailsOf(notices, await reachable({ ...world, records: inside }))
    : [];
  if (bots.length === 0) return mails;
  const people = await readPeople(inside, await world.today(inside));
  const teams = new Map(people.map(({ id, team }) => [`person:${id}`, team]));
  return [...mails, ...bots.flatMap((bot) => toldBy(bot, notices, teams))];
}

function mailsOf(notices: readonly UnspreadNotice[], everybody: readonly Reachable[]): readonly NewDelivery[] {
  const byAddress = new Map<string, Reachable[]>();
  for (const one of everybody.filter(({ mails }) => mails === 'all'))
    for (const address of addressesOf(one.account)) byAddress.set(address, [...(byAddress.get(address) ?? []), one]);
  return notices.flatMap(({ id, addressee, kind, text, link }) =>
    (byAddress.get(addressee) ?? []).map(({ account }) => ({
      id: idOf(MAIL, account.id, id),
      channel_id: MAIL,
      account_id: account.id,
      content: noticeContent(kind, text, link),
    })),
  );
}

/** What a bot's group is told of these notices: each text once, of the kinds it was set up for. */
function toldBy(
  { id: bot, config }: Pick<Channel & BotChannel, 'id' | 'config'>,
  notices: readonly UnspreadNotice[],
  teams: ReadonlyMap<string, string | null>,
): readonly NewDelivery[] {
  const groups = new Map<string, UnspreadNotice[]>();
  for (const notice of notices) {
    const topic = topicOf(notice.kind);
    if (topic === null || !config.topics.includes(topic) || NOT_FOR_GROUPS.has(notice.kind)) continue;
    if (config.team !== null && teams.get(notice.addressee) !== config.team) continue;
    const said = JSON.stringify([notice.kind, notice.text, notice.at]);
    groups.set(said, [...(groups.get(said) ?? []), notice]);
  }
  return [...groups].flatMap(([said, group]) => {
    const [first] = group as [UnspreadNotice];
    if (group.length < MANY && !group.some(({ addressee }) => addressee.startsWith('role:'))) return [];
    // Where each is led to their own page, the group is led to the first one.
    const link = group.every((one) => one.link === first.link) ? first.link : '/home';
    const content = noticeContent(first.kind, first.text, link);
    return [{ id: idOf(bot, said), channel_id: bot, account_id: null, content }];
  });
}

export function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
