import { readFileSync, writeFileSync } from 'node:fs';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { trilingual } from '../../../base/text.ts';
import { handProblem } from '../hand-problems.ts';
import { reasonOf } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Answer, Wanted } from '../remote.ts';
import type { Call, Verb } from '../verb.ts';

/** Whatever a page can do, as a command: one request to a server, here or elsewhere, by the token's account. */

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export const api: Verb = {
  name: 'api',
  about: trilingual(
    '向服务器发一个 API 请求（地址见服务器的 /api 页），由 JIXIN_TOKEN 的账号办理',
    '向伺服器送一個 API 請求（位址見伺服器的 /api 頁），由 JIXIN_TOKEN 的帳號辦理',
    'one request to a server’s API (see its page /api), by the account of JIXIN_TOKEN',
  ),
  needs: 'server',
  operands: [
    { name: METHODS.join('|'), count: 'one', about: trilingual('方法', '方法', 'the method') },
    {
      name: 'ADDRESS',
      count: 'one',
      about: trilingual(
        '地址，如 /api/runs?state=closed',
        '位址，如 /api/runs?state=closed',
        'such as /api/runs?state=closed',
      ),
    },
  ],
  options: [
    {
      name: 'server',
      value: 'URL',
      about: trilingual(
        '哪台服务器（默认 JIXIN_SERVER，否则本机按数据文件夹的设置）',
        '哪台伺服器（預設 JIXIN_SERVER，否則本機按資料夾的設定）',
        'which server (default JIXIN_SERVER, else this machine’s by the data folder’s settings)',
      ),
    },
    {
      name: 'body',
      value: 'JSON|@FILE',
      about: trilingual('请求内容', '請求內容', 'what is sent: JSON, or @ and the file that holds it'),
    },
    {
      name: 'all',
      about: trilingual('列表：取完所有页', '列表：取完所有頁', 'of a list, every page'),
    },
    {
      name: 'key',
      value: 'TEXT',
      about: trilingual(
        '写入的幂等键：重发同一个键只做一次',
        '寫入的冪等鍵：重送同一個鍵只做一次',
        'the write’s idempotency key: sent again, it is done once',
      ),
    },
    { name: 'out', value: 'FILE', about: trilingual('把回答写进文件', '把回答寫進檔案', 'write the answer to a file') },
  ],
  examples: [
    'jixin api GET /api/people --all',
    `jixin api POST /api/runs --body '{"period":"2026-03","plan":"points-basic","inputs":null}'`,
    'JIXIN_SERVER=https://pay.acme.example jixin api GET /api/people-export --out people.csv',
  ],
  run: async (call) => {
    const { serverOf } = await import('../remote.ts');
    const wanted = wantedOf(call);
    const server = serverOf(call);
    if (!wanted.ok || !server.ok) return [...wanted.problems, ...server.problems];
    const answer = call.options.has('all')
      ? await everyPage(call, server.value, wanted.value)
      : await once(call, server.value, wanted.value);
    return answer.ok ? hand(call, answer.value) : answer.problems;
  },
};

function wantedOf(call: Call): Result<Wanted> {
  const [method = '', address = ''] = [call.operands[0]?.toUpperCase(), call.operands[1]];
  if (!METHODS.some((one) => one === method))
    return failed(cliProblem('cli.option-choice', { option: 'METHOD', value: method, choices: METHODS }));
  if (!/^\/api(\/|$)/.test(address)) return failed(handProblem('cli.address-bad', { address }));
  const body = bodyOf(call.options.get('body'));
  return body.ok ? ok({ method, address, body: body.value, key: call.options.get('key') ?? null }) : body;
}

function bodyOf(given: string | undefined): Result<string | null> {
  if (given === undefined) return ok(null);
  const file = given.startsWith('@') ? given.slice(1) : null;
  try {
    const text = file === null ? given : readFileSync(file, 'utf8');
    return ok(JSON.stringify(JSON.parse(text)));
  } catch (error) {
    if (error instanceof SyntaxError) return failed(handProblem('cli.body-bad', { reason: error.message }));
    return failed(cliProblem('cli.file-unreadable', { file: file ?? '', reason: reasonOf(error) }));
  }
}

async function once(call: Call, server: URL, wanted: Wanted): Promise<Result<Answer>> {
  const { ask } = await import('../remote.ts');
  return ask(call, server, wanted);
}

interface Page {
  readonly rows?: readonly unknown[];
  readonly next?: string | null;
}

/** The pages of a list as one; what is no list is one page. */
async function everyPage(call: Call, server: URL, wanted: Wanted): Promise<Result<Answer>> {
  const rows: unknown[] = [];
  const place = new URL(wanted.address, server);
  for (;;) {
    const answer = await once(call, server, { ...wanted, address: place.pathname + place.search });
    if (!answer.ok || !answer.value.type.includes('json')) return answer;
    const page = JSON.parse(new TextDecoder().decode(answer.value.bytes)) as Page;
    if (page.rows === undefined) return answer;
    rows.push(...page.rows);
    if (page.next == null) return ok({ ...answer.value, bytes: new TextEncoder().encode(JSON.stringify({ rows })) });
    place.searchParams.set('cursor', page.next);
  }
}

/** JSON is laid out for reading; a file is written as it came, and not to a terminal. */
async function hand(call: Call, { type, bytes }: Answer): Promise<readonly Problem[]> {
  const out = call.options.get('out');
  const text = /json|^text\//.test(type) ? new TextDecoder().decode(bytes) : null;
  if (out === undefined && text === null && bytes.length > 0)
    return [cliProblem('cli.option-required', { option: '--out', verb: call.verb })];
  if (out === undefined) {
    const laidOut = text !== null && type.includes('json') ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text;
    await call.console.write(laidOut ?? '');
    return [];
  }
  try {
    writeFileSync(out, bytes);
    return [];
  } catch (error) {
    return [cliProblem('cli.file-unwritable', { file: out, reason: reasonOf(error) })];
  }
}
