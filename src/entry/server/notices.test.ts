import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoServer } from '../../../test/http/demo-server.ts';
import { startBot, startMailServer } from '../../../test/outside/stand-ins.ts';
import { sameText } from '../../base/text.ts';
import { notify } from '../../notices/service.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let bot: Awaited<ReturnType<typeof startBot>>;
let post: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await demoServer(undefined, { privateHosts: true });
  bot = await startBot('wecom');
  post = await startMailServer();
  await server.jobs.start();
});
afterAll(async () => {
  await server.jobs.stop();
  await server.close();
  await bot.close();
  await post.close();
});

async function done(kind: string): Promise<unknown> {
  const { id } = await server.jobs.send(kind, {}, { account: 'clock' });
  for await (const job of server.jobs.watch(id, AbortSignal.timeout(200_000))) {
    if (job.state === 'failed') throw new Error(job.problems[0]?.message.en);
    if (job.state === 'done') return job.result;
  }
  throw new Error('the job did not end');
}

it('what the server’s jobs send is what was told, and what waits in any workflow', async () => {
  const hr = await server.as(['hr'], null);
  const agent = await server.as(['agent'], server.people.find(({ post }) => post === 'basic')?.id ?? '');
  await hr('POST', '/api/reviews', { period: '2026-01' });
  const address = { host: '127.0.0.1', port: post.port, tls: 'none', user: '', from: 'hr@example.com' };
  expect((await hr('PUT', '/api/channels/mail', { ...address, digestHour: 0, active: true })).status).toBe(200);
  const plain = { kind: 'wecom', title: 'group', topics: ['plans'], team: null, lang: 'en', active: true };
  expect((await hr('POST', '/api/channels/bots', { ...plain, url: `${bot.address}/send?key=k` })).status).toBe(200);
  await agent('PUT', '/api/me/mails', { email: 'ann@example.com', mails: 'due', lang: 'en' });
  const notice = { to: { role: 'hr' } as const, kind: 'plans.submit', text: sameText('A plan waits'), link: '/plans' };
  await notify(server.records, [{ ...notice, key: 'once' }], '2026-03-02T08:00:00.000Z');
  expect(await done('notices.deliver')).toEqual({ sent: 1, failed: 0 });
  expect(bot.posted[0]?.body.markdown.content).toBe('**绩薪 Jixin**\nA plan waits');
  const { rows } = (await agent('GET', '/api/home/tasks')).body;
  const late = rows.filter((row: { late: boolean }) => row.late);
  expect(late).not.toEqual([]);
  for (let twice = 0; twice < 2; twice++) {
    expect(await done('notices.remind')).toEqual({ letters: 1 });
    await done('notices.deliver');
  }
  expect(post.mails.map(({ to }) => to)).toEqual(['ann@example.com']);
  expect(post.mails[0]?.text).toContain(late[0].title.en);
});
