import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsIn, failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import type { DemoSize } from '../../../demo/index.ts';
import type { ServerConfig } from '../../server/config.ts';
import type { OfferedAccount } from '../../server/demo-accounts.ts';
import type { Call, Verb } from '../verb.ts';
import type { World } from '../world.ts';
import { makeDemo, recentDemo } from './demo.ts';

const SAY = {
  listening: {
    'zh-CN': '绩薪已启动：{address}',
    'zh-TW': '績薪已啟動：{address}',
    en: 'Jixin is at {address}',
  },
  accounts: {
    'zh-CN': '演示账号（登录页上点一下即可）：',
    'zh-TW': '示範帳號（登入頁上點一下即可）：',
    en: 'Demo accounts (one click on the sign-in page):',
  },
  stop: { 'zh-CN': '按 Ctrl+C 停止。', 'zh-TW': '按 Ctrl+C 停止。', en: 'Ctrl+C stops it.' },
  stopping: {
    'zh-CN': '正在收尾：做完已收到的请求…',
    'zh-TW': '正在收尾：做完已收到的請求…',
    en: 'Finishing what was asked …',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const serve: Verb = {
  name: 'serve',
  about: {
    'zh-CN': '启动服务器和网页（空的数据文件夹先装入演示数据；JIXIN_DEMO=0 则从零开始）',
    'zh-TW': '啟動伺服器和網頁（空的資料夾先裝入示範資料；JIXIN_DEMO=0 則從零開始）',
    en: 'start the server and the web app (an empty data folder begins with the demo; JIXIN_DEMO=0 without)',
  },
  needs: 'owner',
  founds: true,
  operands: [],
  options: [
    {
      name: 'port',
      value: 'N',
      about: { 'zh-CN': '端口（默认 4680）', 'zh-TW': '連接埠（預設 4680）', en: 'the port (default 4680)' },
    },
    {
      name: 'host',
      value: 'ADDRESS',
      about: {
        'zh-CN': '监听的地址（默认 127.0.0.1，只限本机）',
        'zh-TW': '監聽的位址（預設 127.0.0.1，只限本機）',
        en: 'the address to listen on (default 127.0.0.1, this machine only)',
      },
    },
  ],
  examples: ['jixin serve', 'JIXIN_DEMO=0 jixin serve --data ./acme --host 0.0.0.0 --port 8080'],
  run: async (call) => {
    const { inWorld } = await import('../world.ts');
    // While this process is small: what it begins costs it the less to begin.
    const { readyStarter } = await import('../../../platform/duckdb/starter.ts');
    await readyStarter();
    return inWorld(call, (world) => serveWorld(call, world), { share: true });
  },
};

async function serveWorld(call: Call, world: World): Promise<readonly Problem[]> {
  const { readConfig } = await import('../../server/config.ts');
  const [port, host] = [call.options.get('port'), call.options.get('host')];
  const typed = { ...(port === undefined ? {} : { PORT: port }), ...(host === undefined ? {} : { HOST: host }) };
  const config = readConfig({ ...world.environment, ...typed });
  if (!config.ok) return config.problems;
  const { mayListen } = await import('../../server/listening.ts');
  const free = await mayListen(config.value);
  if (!free.ok) return free.problems;
  const accounts = await begin(call, world, config.value);
  if (!accounts.ok) return accounts.problems;
  const server = await import('../../server/serve.ts');
  const served = await server.serve(world, config.value, accounts.value);
  if (!served.ok) return served.problems;
  await call.console.write(welcome(call, served.value.address, accounts.value));
  await askedToStop();
  call.console.say(say(SAY.stopping, call.lang));
  await served.value.stop();
  return [];
}

/** An empty installation begins with the demo organisation, where that is wanted; who may sign in to it. */
async function begin(call: Call, world: World, { demo }: ServerConfig): Promise<Result<readonly OfferedAccount[]>> {
  if (!demo) return ok([]);
  const { demoAccounts } = await import('../../server/demo-accounts.ts');
  const { realWorld } = await import('../../server/world.ts');
  const { isSetUp } = await import('../../../access/accounts/service.ts');
  const ours = realWorld(world.records);
  const marker = join(world.dataDir, 'demo', 'made.json');
  const begun = existsSync(join(world.dataDir, 'demo'));
  const empty = (await world.activity.imports()).length === 0 && !(await isSetUp(ours));
  if (!begun && !empty) return ok([]);
  if (empty || !existsSync(marker)) {
    const size = recentDemo(call, ours.now().slice(0, 10));
    if (!size.ok) return size;
    const made = await makeDemo({ ...call, console: { ...call.console, write: async () => {} } }, world, size.value);
    if (errorsIn(made).length > 0) return failed(...made);
  }
  // It may have been made by hand, in another size.
  const size = JSON.parse(readFileSync(marker, 'utf8')) as DemoSize;
  const accounts = await demoAccounts(ours, world.dataDir, size);
  if (!accounts.ok) return accounts;
  const { seedDemo } = await import('../../demo/seed.ts');
  const seeded = await seedDemo({ ...world, world: ours });
  return seeded.ok ? accounts : failed(...seeded.problems);
}

function welcome(call: Call, address: string, accounts: readonly OfferedAccount[]): string {
  const lines = accounts.map(
    ({ login, password, title }) => `  ${login.padEnd(12)} ${password}  ${say(title, call.lang)}`,
  );
  return [
    '',
    fill(say(SAY.listening, call.lang), { address }),
    ...(lines.length > 0 ? [say(SAY.accounts, call.lang), ...lines] : []),
    say(SAY.stop, call.lang),
    '',
  ].join('\n');
}

/** Other commands end at once when asked to; a server finishes what it has begun. Asked twice, it ends at once, too. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // In this order: without any listener in between, a signal that has just come would be lost.
      const before = process.listeners(signal);
      process.once(signal, () => resolve());
      for (const one of before) process.removeListener(signal, one);
    }
  });
}
