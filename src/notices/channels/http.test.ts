import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { type Posted, startBot, startMailServer } from '../../../test/outside/stand-ins.ts';
import { rowsOf, tablesInOrder } from '../../platform/db/copy.ts';
import { openVault } from './vault.node.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let agent: Ask;
let bot: Awaited<ReturnType<typeof startBot>>;
let post: Awaited<ReturnType<typeof startMailServer>>;

const logged: string[] = [];
const PASSWORD = 'relay-password-1';
const KEY = 'key-1234567890-abcdef';
const SIGNING = 'SEC-signing-secret';
const SECRETS = [PASSWORD, KEY, SIGNING];

beforeAll(async () => {
  server = await demoServer(undefined, { privateHosts: true, log: (line) => logged.push(line) });
  hr = await server.as(['hr'], null);
  agent = await server.as(['agent'], server.people[0]?.id ?? '');
  bot = await startBot('dingtalk');
  post = await startMailServer({
    onAuth: ({ username, password }, _session, done) =>
      username === 'relay' && password === PASSWORD ? done(null, { user: username }) : done(new Error('no')),
    authOptional: false,
    allowInsecureAuth: true,
  });
});
afterAll(async () => {
  await server.close();
  await bot.close();
  await post.close();
});

const mailOn = (port: number) => {
  return { host: '127.0.0.1', port, tls: 'none', user: 'relay', from: 'hr@example.com', digestHour: 9, active: true };
};
const botAt = (url: string) => {
  const plain = { kind: 'dingtalk', title: '客服大群', topics: ['pay', 'plans'], team: null, lang: 'zh-CN' };
  return { ...plain, active: true, url, signing: SIGNING };
};

describe('channels', () => {
  it('are set up by who may change the organisation’s settings, and shown to nobody else', async () => {
    for (const ask of [agent, await server.as(['manager'], null)]) {
      expect((await ask('GET', '/api/channels')).status).toBe(403);
      expect((await ask('PUT', '/api/channels/mail', { ...mailOn(25), password: 'x' })).status).toBe(403);
      expect((await ask('POST', '/api/channels/mail/test')).status).toBe(403);
    }
    expect((await hr('PUT', '/api/channels/mail', { ...mailOn(post.port), password: PASSWORD })).status).toBe(200);
    const made = await hr('POST', '/api/channels/bots', botAt(`${bot.address}/robot/send?access_token=${KEY}`));
    expect(made.status).toBe(200);
    const { mail, bots, links } = (await hr('GET', '/api/channels')).body;
    expect(mail).toMatchObject({ host: '127.0.0.1', user: 'relay', hasPassword: true, sentAt: null, waiting: 0 });
    expect(bots).toEqual([expect.objectContaining({ id: made.body.id, title: '客服大群', host: '127.0.0.1' })]);
    expect(links).toBe(false);
  });

  it('keep their secrets: no answer, audit entry or record has one, and the key is not among the records', async () => {
    const { text } = await hr('GET', '/api/channels');
    const audit = (await (await server.as(['system'], null))('GET', '/api/audit?limit=100')).text;
    expect(audit).toContain('channel.edit');
    let records = '';
    await server.records.transaction(async (inside) => {
      for (const table of await tablesInOrder(inside))
        for await (const lines of rowsOf(inside, table)) records += lines.join('\n');
    });
    expect(records).toContain('hr@example.com');
    for (const secret of SECRETS) for (const place of [text, audit, records]) expect(place).not.toContain(secret);
    const key = join(server.dir, 'secret.key');
    expect(statSync(key).mode & 0o077).toBe(0);
    expect(records).not.toContain(readFileSync(key, 'utf8').trim());
  });

  it('keep what is left out when they are changed', async () => {
    const { url: _, signing: __, ...edit } = { ...botAt(''), title: 'VIP 群' };
    const [one] = (await hr('GET', '/api/channels')).body.bots;
    expect((await hr('PUT', `/api/channels/bots/${one.id}`, edit)).status).toBe(200);
    expect((await hr('PUT', '/api/channels/mail', { ...mailOn(post.port), digestHour: 8 })).status).toBe(200);
    expect((await hr('POST', `/api/channels/${one.id}/test`)).body).toEqual({ done: true });
    const { url, body } = bot.posted.at(-1) as Posted;
    const { searchParams } = url;
    expect(searchParams.get('access_token')).toBe(KEY);
    expect(searchParams.get('sign')).not.toBeNull();
    expect(body.markdown.text).toContain('测试：这个通知渠道可用。');
  });

  it('are refused an address that is none, and one that no bot has', async () => {
    expect((await hr('POST', '/api/channels/bots', botAt('dingtalk'))).body.code).toBe('notices.address-wrong');
    expect((await hr('PUT', '/api/channels/bots/none', botAt(bot.address))).body.code).toBe(
      'notices.channel-not-found',
    );
    const [one] = (await hr('GET', '/api/channels')).body.bots;
    expect((await hr('DELETE', `/api/channels/${one.id}`)).body).toEqual({ done: true });
    expect((await hr('DELETE', `/api/channels/${one.id}`)).status).toBe(404);
  });
});

describe('a test of a channel', () => {
  it('is a letter to who asks for it, by the address of their own account', async () => {
    expect((await hr('POST', '/api/channels/mail/test')).body.code).toBe('notices.no-address');
    const own = { email: 'me@example.com', mails: 'all', lang: 'en' };
    expect((await hr('PUT', '/api/me/mails', own)).body).toEqual({ ...own, known: null });
    expect((await hr('POST', '/api/channels/mail/test')).body).toEqual({ done: true });
    expect(post.mails.at(-1)).toMatchObject({ to: 'me@example.com', subject: 'A test: this channel works.' });
    expect((await hr('GET', '/api/channels')).body.mail.sentAt).not.toBeNull();
  });

  it('tells what is wrong and what to do, where it fails', async () => {
    const failing = async (edit: object) => {
      await hr('PUT', '/api/channels/mail', edit);
      const { body, status } = await hr('POST', '/api/channels/mail/test');
      expect(status).toBe(422);
      expect(body.detail).not.toBe('');
      expect(JSON.stringify(body)).not.toContain('wrong-password');
      return body.code;
    };
    expect(await failing({ ...mailOn(post.port), password: 'wrong-password' })).toBe('notices.sign-in-refused');
    expect(await failing(mailOn(1))).toBe('notices.unreachable');
    expect(await failing({ ...mailOn(post.port), tls: 'implicit' })).toBe('notices.tls-failed');
    expect(await failing({ ...mailOn(post.port), tls: 'starttls' })).toBe('notices.tls-failed');
    expect(await failing({ ...mailOn(25), host: 'no-such-host.invalid' })).toBe('notices.address-unknown');
    const { id } = (await hr('POST', '/api/channels/bots', botAt(`${bot.address}/robot/send?access_token=${KEY}`)))
      .body;
    const wrongly = botAt(`${bot.address.replace('http:', 'https:')}/robot/send`);
    const { id: encrypted } = (await hr('POST', '/api/channels/bots', wrongly)).body;
    expect((await hr('POST', `/api/channels/${encrypted}/test`)).body.code).toBe('notices.tls-failed');
    bot.answer({ errcode: 310000, errmsg: `sign not match, token ${KEY}` });
    const { body } = await hr('POST', `/api/channels/${id}/test`);
    expect(body.code).toBe('notices.bot-refused');
    expect(body.title).toContain('310000 sign not match, token •••');
    expect((await hr('POST', '/api/channels/none/test')).status).toBe(404);
  });
});

it('what was done with channels is logged without a secret', () => {
  const log = logged.join('\n');
  expect(log).toContain('/api/channels/mail/test');
  for (const secret of [...SECRETS, 'wrong-password']) expect(log).not.toContain(secret);
});

describe('a secret kept', () => {
  it('opens for the row it was sealed for, with the key it was sealed with, and unaltered', () => {
    const vault = openVault(server.dir, null);
    const sealed = vault.seal('geheim 密', 'mail');
    expect(vault.open(sealed, 'mail')).toBe('geheim 密');
    expect(vault.open(sealed, 'other')).toBeNull();
    expect(vault.open(`${sealed.slice(0, -2)}xx`, 'mail')).toBeNull();
    expect(openVault(server.dir, 'another key of the environment').open(sealed, 'mail')).toBeNull();
    expect(vault.open('', 'mail')).toBeNull();
  });
});
