import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBot, startMailServer } from '../../../test/outside/stand-ins.ts';
import { createAccount } from '../../access/accounts/service.ts';
import type { Role } from '../../access/index.ts';
import { sameText } from '../../base/text.ts';
import { dayOf } from '../../organisation/service.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import { saveBot, saveMail } from '../channels/service.ts';
import { selectChannels } from '../channels/store.ts';
import { openVault } from '../channels/vault.node.ts';
import type { BotKind, Mails } from '../choices.ts';
import type { NoticeDraft } from '../model.ts';
import { savePreference } from '../preferences/service.ts';
import { notify } from '../service.ts';
import { anythingDue, deliver, remind, reminderDue } from './service.ts';
import type { SpreadWorld } from './spread.node.ts';

/** The clock of the organisation stands still, and moves when a test says so. */
let clock: string;
let dir: string;
let records: Records;
let world: SpreadWorld;
let post: Awaited<ReturnType<typeof startMailServer>>;
let refusing: string | null;
let serial = 0;

const BY = { account: 'test', login: 'test' };
const QUIET = async () => {};
const run = () => deliver(world, QUIET);
const pass = (minutes: number) => {
  clock = new Date(Date.parse(clock) + minutes * 60_000).toISOString();
};

async function open(): Promise<void> {
  const opened = await openRecords({ dataDir: dir });
  if (!opened.ok) throw new Error('cannot open');
  records = opened.value;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jixin-delivery-'));
  await open();
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

beforeEach(async () => {
  clock = '2026-03-02T00:30:00.000Z';
  refusing = null;
  await sql`truncate notice_delivery, notice_channel, notice_preference, notice_read, notice, account cascade`.execute(
    records.as(),
  );
  const secret = () => {
    serial += 1;
    return `id-${serial}`;
  };
  const [vault, now] = [openVault(dir, null), () => clock];
  const today = (from: Records) => dayOf(from, clock);
  world = { records, now, secret, vault, privateHosts: true, url: 'https://pay.example.com', today };
  post = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      refusing !== null && address.startsWith('bad') ? done(answer(refusing)) : done(),
  });
});
afterEach(() => post.close());

function answer(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

async function mailServer(port = post.port): Promise<void> {
  const config = { host: '127.0.0.1', port, tls: 'none' as const, user: '', from: 'hr@example.com', digestHour: 9 };
  await saveMail(world, { ...config, active: true }, BY);
}

async function account(login: string, roles: readonly Role[], person: string | null, mails: Mails = 'all') {
  const made = await createAccount(world, 'test', {
    login,
    name: login,
    roles,
    person,
    password: null,
    mustChangePassword: false,
  });
  if (!made.ok) throw new Error('no account');
  await savePreference(records, made.value, { email: `${login}@example.com`, mails, lang: 'en' }, clock);
  return made.value;
}

const draft = (to: NoticeDraft['to'], text: string, kind = 'quality.check-scored', link = '/home'): NoticeDraft => {
  return { to, kind, text: sameText(text), link, key: `${kind} ${text}` };
};
const tell = (...drafts: readonly NoticeDraft[]) => notify(records, drafts, clock);

async function bot(kind: BotKind, topics: readonly ('pay' | 'plans')[] = ['pay', 'plans'], team: string | null = null) {
  const stand = await startBot(kind);
  const edit = { kind, title: 'group', topics: [...topics], team, lang: 'zh-CN' as const, active: true };
  const made = await saveBot(world, null, { ...edit, url: `${stand.address}/hook/0123456789abcdef`, signing: 's' }, BY);
  if (!made.ok) throw new Error('no bot');
  return stand;
}

describe('a notice', () => {
  it('goes by mail to the person, the account and everybody of the role it is for, who wants every mail', async () => {
    await mailServer();
    await account('ann', ['agent'], 'P1');
    await account('bo', ['hr'], null);
    await account('cy', ['hr'], 'P3', 'due');
    await account('di', ['hr'], 'P4', 'none');
    await tell(draft({ person: 'P1' }, 'scored'), draft({ role: 'hr' }, 'asked'), draft({ person: 'P3' }, 'unwanted'));
    expect(await run()).toEqual({ sent: 2, failed: 0 });
    expect(post.mails.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual([
      'ann@example.com scored',
      'bo@example.com asked',
    ]);
    expect(post.mails[0]?.text).toContain('https://pay.example.com/home');
    expect(post.mails[0]?.id).toMatch(/^<[\w-]{22}@example\.com>$/);
  });

  it('is sent once, however often the job is done, and not again after a restart', async () => {
    await mailServer();
    await account('ann', ['agent'], 'P1');
    const group = await bot('wecom');
    await tell(draft({ person: 'P1' }, 'scored'), draft({ role: 'hr' }, 'waits', 'payrun.submit'));
    await Promise.all([run(), run()]);
    await records.close();
    await open();
    world = { ...world, records, vault: openVault(dir, null) };
    pass(60);
    expect(await anythingDue(records, clock)).toBe(false);
    await run();
    await tell(draft({ person: 'P1' }, 'scored'));
    await run();
    expect(post.mails).toHaveLength(1);
    expect(group.posted).toHaveLength(1);
    await group.close();
  });

  it('waits for the next start where the server stops between two messages, and none is sent twice', async () => {
    await mailServer();
    for (const [i, login] of ['ann', 'bo', 'cy'].entries()) await account(login, ['agent'], `P${i}`);
    await tell(...[0, 1, 2].map((i) => draft({ person: `P${i}` }, `to ${i}`)));
    const stopping = deliver(world, async () => {
      throw new Error('the server stops');
    });
    await expect(stopping).rejects.toThrow('the server stops');
    expect(post.mails).toHaveLength(1);
    await run();
    expect(new Set(post.mails.map(({ to }) => to)).size).toBe(3);
    expect(post.mails).toHaveLength(3);
  });

  it('told before there was a channel is not sent when there is one', async () => {
    await account('ann', ['agent'], 'P1');
    await tell(draft({ person: 'P1' }, 'old news'));
    await run();
    await mailServer();
    expect(await run()).toEqual({ sent: 0, failed: 0 });
  });

  it('never tells an amount, nor does anything that is sent on', async () => {
    await mailServer();
    await account('ann', ['agent'], 'P1');
    const group = await bot('feishu');
    const text = '工资条 2026-02：实发 8123.45 元';
    await tell(draft({ person: 'P1' }, text, 'payrun.publish', '/pay/payslips/P1/R1'));
    await tell(draft({ role: 'agent' }, text, 'payrun.submit'));
    await run();
    const out = JSON.stringify([post.mails, group.posted]);
    expect(post.mails).toHaveLength(2);
    expect(group.posted).toHaveLength(1);
    // With its cents: mails hold random digits of their own.
    expect(out).not.toMatch(/8,?123\.45/);
    expect(out).toContain('https://pay.example.com/pay/payslips/P1/R1');
    await group.close();
  });
});

describe('a group', () => {
  it('is told once what many are told, of its topics, and led to no one’s own page', async () => {
    const group = await bot('feishu', ['pay']);
    const people = ['P1', 'P2', 'P3'].map((person) =>
      draft({ person }, 'payslips are out', 'payrun.publish', `/pay/payslips/${person}/R1`),
    );
    await tell(...people, draft({ role: 'manager' }, 'a plan waits', 'plans.submit'));
    await run();
    expect(group.posted).toHaveLength(1);
    const { post: sent } = group.posted[0]?.body.content ?? {};
    expect(sent.zh_cn.content).toEqual([
      [
        { tag: 'text', text: 'payslips are out ' },
        { tag: 'a', text: '打开', href: 'https://pay.example.com/home' },
      ],
    ]);
    await group.close();
  });

  it('is not told what concerns one person, or names who asked', async () => {
    const group = await bot('dingtalk');
    await tell(
      draft({ person: 'P1' }, 'your question was answered', 'payrun.answered'),
      draft({ role: 'hr' }, 'Ann questions a line', 'payrun.asked'),
    );
    expect(await run()).toEqual({ sent: 0, failed: 0 });
    expect(group.posted).toEqual([]);
    await group.close();
  });

  it('of a team is told what concerns people of that team', async () => {
    const group = await bot('wecom', ['pay'], 'nobody’s team');
    await tell(...['P1', 'P2', 'P3'].map((person) => draft({ person }, 'out', 'payrun.publish')));
    await tell(draft({ role: 'manager' }, 'waits', 'payrun.submit'));
    expect(await run()).toEqual({ sent: 0, failed: 0 });
    await group.close();
  });
});

describe('a channel that fails', () => {
  const stands = async () => (await selectChannels(records))[0];

  it('is left alone longer each time, and sends everything once it works again', async () => {
    const group = await bot('dingtalk');
    group.answer({ errcode: 310000, errmsg: 'sign not match' });
    await tell(draft({ role: 'manager' }, 'waits', 'payrun.submit'));
    expect(await run()).toEqual({ sent: 0, failed: 1 });
    const first = await stands();
    expect(first).toMatchObject({ failing_since: clock, failures: 1, sent_at: null });
    expect(first?.failure?.code).toBe('notices.bot-refused');
    await run();
    expect(await anythingDue(records, clock)).toBe(false);
    expect(group.posted).toHaveLength(1);
    pass(1);
    expect(await anythingDue(records, clock)).toBe(true);
    await run();
    pass(1);
    await run();
    expect(group.posted).toHaveLength(2);
    group.answer(null);
    pass(1);
    await tell(draft({ role: 'manager' }, 'waits, too', 'payrun.submit'));
    expect(await run()).toEqual({ sent: 1, failed: 0 });
    expect(group.posted[2]?.body.markdown.text).toMatch(/waits .*\n\nwaits, too /s);
    expect(await stands()).toMatchObject({ failing_since: null, failure: null, failures: 0, sent_at: clock });
    await group.close();
  });

  it('keeps no other from sending, and gives up after a day', async () => {
    await mailServer(1);
    await account('ann', ['hr'], null);
    const group = await bot('wecom');
    await tell(draft({ role: 'hr' }, 'waits', 'payrun.submit'));
    expect(await run()).toEqual({ sent: 1, failed: 1 });
    pass(23 * 60);
    expect(await run()).toEqual({ sent: 0, failed: 1 });
    pass(2 * 60);
    await run();
    await mailServer();
    expect(await run()).toEqual({ sent: 0, failed: 0 });
    expect(post.mails).toEqual([]);
    await group.close();
  });

  it('is not what is wrong where one address is: refused for good it is given up, refused for now it is tried again', async () => {
    await mailServer();
    await account('bad', ['agent'], 'P1');
    await account('zoe', ['agent'], 'P2');
    const both = (text: string) => tell(draft({ person: 'P1' }, text), draft({ person: 'P2' }, text));
    refusing = '550 no such user';
    await both('one');
    expect(await run()).toEqual({ sent: 1, failed: 1 });
    expect(await stands()).toMatchObject({ failing_since: null, failures: 0 });
    refusing = '451 come later';
    await both('two');
    expect(await run()).toEqual({ sent: 1, failed: 1 });
    refusing = null;
    await run();
    expect(post.mails.map(({ to }) => to)).toEqual(['zoe@example.com', 'zoe@example.com']);
    pass(10);
    expect(await run()).toEqual({ sent: 1, failed: 0 });
    expect(post.mails.at(-1)).toMatchObject({ to: 'bad@example.com', subject: 'two' });
  });
});

describe('the day’s reminder', () => {
  const task = (due: string | null) => ({
    kind: 'a.b',
    title: sameText('Rate the team'),
    count: 1,
    due,
    link: '/reviews',
  });

  it('comes once a day from the set hour on, where the organisation is, to who has something due', async () => {
    expect(await reminderDue(world)).toBe(false);
    await mailServer();
    await account('ann', ['lead'], 'P1', 'due');
    await account('bo', ['agent'], 'P2');
    await account('cy', ['agent'], 'P3', 'none');
    // 08:30 in Shanghai.
    expect(await reminderDue(world)).toBe(false);
    pass(30);
    expect(await reminderDue(world)).toBe(true);
    const owed = async ({ account: { login } }: { readonly account: { readonly login: string } }) =>
      login === 'bo' ? [task(null), task('2026-03-04')] : [task('2026-03-01')];
    expect(await remind(world, owed, QUIET)).toEqual({ letters: 1 });
    await run();
    await remind(world, owed, QUIET);
    await run();
    expect(post.mails).toHaveLength(1);
    expect(post.mails[0]).toMatchObject({ to: 'ann@example.com', subject: '1 task is late' });
    expect(post.mails[0]?.text).toContain(
      'Rate the team (was due 2026-03-01, 1 day late)\nhttps://pay.example.com/reviews',
    );
    pass(24 * 60);
    await remind(world, owed, QUIET);
    await run();
    expect(post.mails).toHaveLength(2);
  });
});
