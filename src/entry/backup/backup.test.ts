import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../../../test/postgres/backends.ts';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../test/postgres/server.ts';
import { createAccount, setUpOwner } from '../../access/accounts/service.ts';
import { verifyAudit } from '../../audit/service.ts';
import type { Problem } from '../../base/problem.ts';
import type { Call, Verb } from '../cli/verb.ts';
import { auditVerify } from '../cli/verbs/audit-verify.ts';
import { backup } from '../cli/verbs/backup.ts';
import { demo } from '../cli/verbs/demo.ts';
import { imports } from '../cli/verbs/imports.ts';
import { pay } from '../cli/verbs/pay.ts';
import { restore } from '../cli/verbs/restore.ts';
import { undo } from '../cli/verbs/undo.ts';
import { realWorld } from '../server/world.ts';
import { settingsFile } from '../settings.ts';

const root = mkdtempSync(join(tmpdir(), 'jixin-backup-'));
const original = join(root, 'original');
const archive = join(root, 'backup.tar.gz');
let server: PostgresServer | undefined;

/** A data folder whose records are in a new PostgreSQL database. */
async function onPostgres(name: string): Promise<string> {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(settingsFile(folder), `DATABASE_URL: ${await server?.newDatabase()}\n`);
  return folder;
}

async function run(verb: Verb, dataDir: string, operands: readonly string[] = [], options: readonly string[][] = []) {
  let text = '';
  const console = {
    write: async (piece: string) => {
      text += piece;
    },
    say: () => {},
    progress: () => {},
    problem: () => {},
  };
  const call: Call = {
    ...{ operands, dataDir, console, verb: verb.name },
    ...{ needs: 'owner', within: false, founds: true, token: undefined, login: undefined },
    options: new Map(options as [string, string][]),
    lang: 'en',
    format: 'json',
  };
  const outcome = await verb.run(call);
  return { text, problems: outcome as readonly Problem[] };
}

/** The hash over every payslip of a month: inputs, plan, steps and results. */
async function payslips(dataDir: string): Promise<string> {
  const proof = join(dataDir, '..', `proof-${Math.random()}.json`);
  await run(
    pay,
    dataDir,
    [],
    [
      ['plan', 'points-basic'],
      ['period', '2026-01'],
      ['proof', proof],
    ],
  );
  const hash = /"hash":\s*"([0-9a-f]{64})"/.exec(readFileSync(proof, 'utf8'))?.[1];
  if (!hash) throw new Error('the proof has no hash');
  return hash;
}

let before: string;

beforeAll(async () => {
  if (postgresMissing === undefined) server = await startPostgres();
  await run(
    demo,
    original,
    [],
    [
      ['people', '10'],
      ['months', '1'],
    ],
  );
  const records = await opened({ dataDir: original });
  const world = realWorld(records);
  await setUpOwner(world, {
    login: 'owner',
    name: '所有者',
    password: 'long enough to hold',
    mustChangePassword: false,
  });
  await records.close();
  before = await payslips(original);
  expect((await run(backup, original, [archive])).problems).toEqual([]);
});
afterAll(async () => {
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

const skipped = postgresMissing === undefined ? '' : ` (skipped: ${postgresMissing})`;

describe('a backup', () => {
  it.skipIf(postgresMissing !== undefined)(
    `moves from PGlite to PostgreSQL and back with every payslip as it was${skipped}`,
    async () => {
      const moved = await onPostgres('moved');
      expect((await run(restore, moved, [archive])).problems).toEqual([]);
      expect(await payslips(moved)).toBe(before);
      const again = join(root, 'again.tar.gz');
      await run(backup, moved, [again]);
      const back = join(root, 'back');
      expect((await run(restore, back, [again])).problems).toEqual([]);
      expect(await payslips(back)).toBe(before);
      const records = await opened({ dataDir: back });
      expect(await verifyAudit(records)).toMatchObject({ brokenAt: null });
      const { rows } = await sql`select action from audit_entry order by seq`.execute(records.as());
      expect(rows.map((row) => (row as { action: string }).action)).toEqual([
        ...['account.create', 'cli.restore', 'cli.restore'],
      ]);
      const taken = { login: 'owner', name: 'x', roles: [], person: null, password: null, mustChangePassword: false };
      expect((await createAccount(realWorld(records), 'test', taken)).problems.map((p) => p.code)).toEqual([
        'access.login-taken',
      ]);
      await records.close();
    },
  );

  it('holds where the audit log ended, against which a log written anew is told', async () => {
    const verify = (...options: string[][]) => run(auditVerify, original, [], options);
    const codes = async (...options: string[][]) => (await verify(...options)).problems.map((p) => p.code);
    const { end } = JSON.parse((await verify(['backup', archive])).text) as { end: { seq: number; hash: string } };
    expect(await codes(['backup', archive])).toEqual([]);
    expect(await codes(['anchor', `${end.seq}:${end.hash}`])).toEqual([]);
    expect(await codes(['anchor', `${end.seq}:${'0'.repeat(64)}`])).toEqual(['audit.anchor-missing']);
    expect(await codes(['anchor', 'the last one'])).toEqual(['audit.bad-anchor']);
    expect(await codes(['backup', join(root, 'nowhere')])).toEqual(['backup.damaged']);
    const another = join(root, 'another');
    expect((await run(auditVerify, another, [], [['backup', archive]])).problems.map((p) => p.code)).toEqual([
      'audit.anchor-missing',
    ]);
  });

  it('keeps imports such that they can still be undone', async () => {
    const folder = join(root, 'undoable');
    await run(restore, folder, [archive]);
    const list = JSON.parse((await run(imports, folder)).text) as { id: string; file: string }[];
    const chats = list.find(({ file }) => file.startsWith('会话'));
    expect((await run(undo, folder, [chats?.id ?? ''])).problems).toEqual([]);
    expect(await payslips(folder)).not.toBe(before);
  });

  it('comes back whole where a fact corrects another of a later part', async () => {
    const folder = join(root, 'corrected');
    await run(restore, folder, [archive]);
    const records = await opened({ dataDir: folder });
    // Parts are of a thousand rows, by id.
    await sql`insert into fact select (jsonb_populate_record(null::fact, to_jsonb(f) || jsonb_build_object(
      'id', 'a' || to_char(n, 'FM0000'), 'replaces', case when n = 0 then 'a1999' end))).*
      from (select * from fact limit 1) f, generate_series(0, 1999) n`.execute(records.as());
    await records.close();
    const [corrected, back] = [join(root, 'corrected.tar.gz'), join(root, 'corrected-back')];
    expect((await run(backup, folder, [corrected])).problems).toEqual([]);
    expect((await run(restore, back, [corrected])).problems).toEqual([]);
    const restored = await opened({ dataDir: back });
    const { rows } = await sql`select id from fact where replaces = 'a1999'`.execute(restored.as());
    expect(rows).toEqual([{ id: 'a0000' }]);
    await restored.close();
  });

  it('is refused where there is anything already, and leaves that as it is', async () => {
    const codes = (await run(restore, original, [archive])).problems.map((p) => p.code);
    expect(codes).toEqual(['backup.occupied']);
    expect(await payslips(original)).toBe(before);
  });

  it('is refused when it was cut short or altered, before anything is written', async () => {
    const whole = readFileSync(archive);
    // A byte of a row, and not of the compressed file: there one may be turned and mean the same as before.
    const rows = gunzipSync(whole);
    rows.write('冒名者', rows.indexOf('所有者'));
    const folder = join(root, 'untouched');
    for (const bytes of [whole.subarray(0, whole.length - 2000), gzipSync(rows), Buffer.from('no archive')]) {
      const bad = join(root, 'bad.tar.gz');
      writeFileSync(bad, bytes);
      expect((await run(restore, folder, [bad])).problems.map((p) => p.code)).toEqual(['backup.damaged']);
    }
    expect(JSON.parse((await run(imports, folder)).text)).toEqual([]);
  });

  it('is refused by a program whose tables are others', async () => {
    const folder = join(root, 'newer');
    const records = await opened({ dataDir: folder });
    await sql`update schema_migration set hash = 'other' where number = 1`.execute(records.as());
    const stores = { dataDir: folder, records, activity: null as never };
    const { readBackup } = await import('./restore.ts');
    expect((await readBackup(stores, archive)).problems.map((p) => p.code)).toEqual(['backup.other-version']);
    await records.close();
  });
});
