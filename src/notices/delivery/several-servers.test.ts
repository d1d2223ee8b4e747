import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startMailServer } from '../../../test/outside/stand-ins.ts';
import { onEachBackend } from '../../../test/postgres/backends.ts';
import { createAccount } from '../../access/accounts/service.ts';
import { sameText } from '../../base/text.ts';
import { dayOf } from '../../organisation/service.ts';
import { saveMail } from '../channels/service.ts';
import { openVault } from '../channels/vault.node.ts';
import { savePreference } from '../preferences/service.ts';
import { notify } from '../service.ts';
import { deliver } from './service.ts';
import type { SpreadWorld } from './spread.node.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const QUIET = async () => {};

onEachBackend('several servers', (backend) => {
  it('send each letter once, though all of them begin at the same moment', async () => {
    const records = await backend.open();
    const post = await startMailServer();
    const dir = mkdtempSync(join(tmpdir(), 'jixin-servers-'));
    let serial = 0;
    const secret = () => `id-${serial++}`;
    const [vault, now] = [openVault(dir, null), () => NOW];
    const world: SpreadWorld = {
      records,
      now,
      secret,
      vault,
      privateHosts: true,
      url: null,
      today: (r) => dayOf(r, NOW),
    };
    const server = { host: '127.0.0.1', port: post.port, tls: 'none' as const, user: '', from: 'hr@example.com' };
    await saveMail(world, { ...server, digestHour: 9, active: true }, { account: 'test', login: 'test' });
    for (const login of ['ann', 'bo', 'cy']) {
      const account = {
        login,
        name: login,
        roles: ['hr' as const],
        person: null,
        password: null,
        mustChangePassword: false,
      };
      const made = await createAccount(world, 'test', account);
      if (!made.ok) throw new Error('no account');
      await savePreference(records, made.value, { email: `${login}@example.com`, mails: 'all', lang: 'en' }, NOW);
    }
    const texts = Array.from({ length: 8 }, (_, i) => `notice ${i}`);
    const said = { to: { role: 'hr' } as const, kind: 'plans.submit', link: '/plans' };
    await notify(
      records,
      texts.map((text) => ({ ...said, text: sameText(text), key: text })),
      NOW,
    );
    await Promise.all([1, 2, 3].map(() => deliver(world, QUIET)));
    await deliver(world, QUIET);
    const letters = post.mails.map(({ to, subject }) => `${to} ${subject}`);
    expect(new Set(letters).size).toBe(24);
    expect(letters).toHaveLength(24);
    await records.close();
    await post.close();
    rmSync(dir, { recursive: true });
  });
});
