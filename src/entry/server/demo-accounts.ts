import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAccount, isSetUp, setGrants } from '../../access/accounts/service.ts';
import { type Account, ROLE_TITLES } from '../../access/index.ts';
import type { World } from '../../access/world.node.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { type DemoSeat, type DemoSize, demoSeats } from '../../demo/index.ts';

/** The demo organisation's accounts. Their passwords are no secret: they are kept beside the demo's files and offered to all. */

export interface DemoAccount {
  readonly login: string;
  readonly role: DemoSeat['role'];
  readonly password: string;
  readonly person: string | null;
  readonly name: string;
}

export interface OfferedAccount {
  readonly login: string;
  readonly password: string;
  readonly title: Text;
}

/** The accounts on offer, made if nobody has an account yet. A list that was written and not yet carried out is now. */
export async function demoAccounts(
  world: World,
  dataDir: string,
  size: DemoSize,
): Promise<Result<readonly OfferedAccount[]>> {
  const file = join(dataDir, 'demo', 'accounts.json');
  const recorded = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly DemoAccount[]) : null;
  if (await isSetUp(world)) return ok((recorded ?? []).map(offered));
  const accounts = recorded ?? demoSeats(size).map((seat) => accountOf(seat, world.secret(9)));
  if (!recorded) {
    await mkdir(join(dataDir, 'demo'), { recursive: true });
    await writeFile(file, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  }
  const made = await world.records.transaction((records) => create({ ...world, records }, accounts));
  return made.ok ? ok(accounts.map(offered)) : made;
}

function accountOf({ login, role, person }: DemoSeat, password: string): DemoAccount {
  return { login, role, password, person: person?.id ?? null, name: person?.name ?? ROLE_TITLES[role]['zh-CN'] };
}

/** Sight of pay is nobody's by role: the manager grants it to HR, who prepares, as whoever set all this up did to the manager, who approves. */
async function create(world: World, accounts: readonly DemoAccount[]): Promise<Result<null>> {
  const made = new Map<string, Account>();
  for (const { login, role, name, person, password } of accounts) {
    const account = { login, name, roles: [role], person, password, mustChangePassword: false };
    const created = await createAccount(world, 'demo', account);
    if (!created.ok) return failed(...created.problems);
    made.set(login, created.value);
  }
  const [manager, hr] = [made.get('manager'), made.get('hr')];
  if (!manager || !hr) throw new Error('the demo has neither a manager nor HR');
  const granted = await setGrants(world, { ...manager, id: 'demo' }, manager.id, ['pay:all']);
  const passedOn = granted.ok ? await setGrants(world, manager, hr.id, ['pay:all']) : granted;
  return passedOn.ok ? ok(null) : passedOn;
}

function offered({ login, role: held, password, person, name }: DemoAccount): OfferedAccount {
  const role = ROLE_TITLES[held];
  const titled = (title: string) => (person === null ? title : `${title} · ${name}`);
  return {
    login,
    password,
    title: { 'zh-CN': titled(role['zh-CN']), 'zh-TW': titled(role['zh-TW']), en: titled(role.en) },
  };
}
