import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/port.ts';
import { noticeProblem } from '../problems.ts';
import { addressFault } from '../sending/address.node.ts';
import { type BotConfig, type BotEdit, type BotSecret, botConfig, type MailConfig, type MailEdit } from './model.ts';
import { type ChannelRow, deleteChannel, putChannel, selectChannel } from './store.ts';
import type { Vault } from './vault.node.ts';

/** Setting channels up. Every change leaves an audit entry, which says what was changed and never a secret. */

export interface ChannelWorld {
  readonly records: Records;
  /** UTC instant, ISO text. */
  readonly now: () => string;
  readonly secret: (bytes: number) => string;
  readonly vault: Vault;
  /** Whether channels may lead to private addresses, and unencrypted. */
  readonly privateHosts: boolean;
  /** The address at which people reach the server; null: messages have no links. */
  readonly url: string | null;
}

export interface Author {
  readonly account: string;
  readonly login: string;
}

export const MAIL = 'mail';

export type MailChannel = Omit<ChannelRow, 'kind' | 'config'> & { readonly kind: 'mail'; readonly config: MailConfig };
export type BotChannel = Omit<ChannelRow, 'kind' | 'config'> & {
  readonly kind: Exclude<ChannelRow['kind'], 'mail'>;
  readonly config: BotConfig;
};
export type Channel = MailChannel | BotChannel;

export const channelOf = (row: ChannelRow): Channel => row as Channel;

export async function saveMail(world: ChannelWorld, edit: MailEdit, by: Author): Promise<Result<null>> {
  const { active, password, ...config } = edit;
  if (config.tls === 'none' && !world.privateHosts) return failed(noticeProblem('notices.unencrypted'));
  const before = await selectChannel(world.records, MAIL);
  const unchanged = password === undefined && before !== undefined;
  const secret = unchanged ? before.secret : sealed(world, MAIL, password);
  return keep(world, { id: MAIL, kind: 'mail', active, config, secret }, by, { password: password !== undefined });
}

function sealed({ vault }: ChannelWorld, id: string, plain: string | undefined): string | null {
  return plain === undefined || plain === '' ? null : vault.seal(plain, id);
}

/** A bot made (`id` null) or changed; what is left out of its secrets stays. */
export async function saveBot(
  world: ChannelWorld,
  id: string | null,
  edit: BotEdit,
  by: Author,
): Promise<Result<{ readonly id: string }>> {
  const before = id === null ? undefined : await selectChannel(world.records, id);
  if (id !== null && (before === undefined || before.kind === 'mail')) return failed(noChannel());
  const known = before ? botSecret(world, before) : null;
  const { kind, active, url = known?.url, signing = known?.signing ?? '', ...rest } = edit;
  if (url === undefined || url === '')
    return failed(noticeProblem(before ? 'notices.secret-unreadable' : 'notices.address-wrong'));
  const fault = addressFault(url, world.privateHosts);
  if (fault) return failed(fault);
  const at = id ?? world.secret(9);
  const secret = world.vault.seal(JSON.stringify({ url, signing } satisfies BotSecret), at);
  const config: BotConfig = { ...botConfig.parse(rest), host: new URL(url).hostname };
  const changed = { url: edit.url !== undefined, signing: edit.signing !== undefined };
  await keep(world, { id: at, kind, active, config, secret }, by, changed);
  return ok({ id: at });
}

/** Null where the key is no longer the one it was sealed with. */
export function botSecret({ vault }: Pick<ChannelWorld, 'vault'>, { id, secret }: ChannelRow): BotSecret | null {
  const plain = secret === null ? null : vault.open(secret, id);
  return plain === null ? null : (JSON.parse(plain) as BotSecret);
}

/** Empty where none is needed; null where the key is no longer the one it was sealed with. */
export function mailPassword({ vault }: Pick<ChannelWorld, 'vault'>, { secret }: MailChannel): string | null {
  return secret === null ? '' : vault.open(secret, MAIL);
}

export async function removeChannel(world: ChannelWorld, id: string, by: Author): Promise<Result<null>> {
  return world.records.transaction(async (inside) => {
    if (!(await deleteChannel(inside, id))) return failed(noChannel());
    const event = { actor: by.account, action: 'channel.remove', object: `channel:${id}`, detail: {} };
    await audit(inside, event, world.now());
    return ok(null);
  });
}

export function noChannel() {
  return noticeProblem('notices.channel-not-found');
}

/** `changed` says which secrets were given anew. */
async function keep(
  { records, now }: ChannelWorld,
  row: Pick<ChannelRow, 'id' | 'kind' | 'active' | 'config' | 'secret'>,
  by: Author,
  changed: Readonly<Record<string, boolean>>,
): Promise<Result<null>> {
  const { id, kind, active, config } = row;
  await records.transaction(async (inside) => {
    await putChannel(inside, { ...row, changed_at: now(), changed_by: by.login });
    const detail = { kind, active, ...(config as Readonly<Record<string, string | number>>), changed: { ...changed } };
    await audit(inside, { actor: by.account, action: 'channel.edit', object: `channel:${id}`, detail }, now());
  });
  return ok(null);
}
