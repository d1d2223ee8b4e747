import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onEachBackend, opened } from '../../test/postgres/backends.ts';
import type { Records } from '../platform/db/records.ts';
import { audit, readHead, verifyAudit } from './service.ts';

const AT = '2026-11-21T00:00:00.000Z';

async function append(records: Records, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await audit(records, { actor: 'a', action: 'sign-in', object: `account:${n}`, detail: {} }, AT);
}

onEachBackend('the audit log', (backend) => {
  it('ends where its head says, whoever appends at once', async () => {
    const records = await opened(await backend.place());
    expect(await verifyAudit(records)).toMatchObject({ entries: 0, brokenAt: null, cut: null });
    await Promise.all([append(records, 4), append(records, 4)]);
    const head = await readHead(records);
    expect(head.seq).toBe(8);
    expect(await verifyAudit(records)).toEqual({ entries: 8, brokenAt: null, end: head, cut: null, missing: [] });
    await records.close();
  });

  it('is told to be cut when entries are taken off its end, and to be broken once it goes on', async () => {
    const records = await opened(await backend.place());
    await append(records, 5);
    const head = await readHead(records);
    await sql`delete from audit_entry where seq > 3`.execute(records.as());
    expect(await verifyAudit(records)).toMatchObject({ entries: 3, brokenAt: null, cut: head });
    await append(records, 1);
    expect(await verifyAudit(records)).toMatchObject({ brokenAt: 6 });
    await records.close();
  });

  it('is told to be cut when its last entry is put in past the head, or its head is taken away', async () => {
    const records = await opened(await backend.place());
    await append(records, 2);
    await sql`update audit_head set seq = 1, hash = (select hash from audit_entry where seq = 1)`.execute(records.as());
    expect((await verifyAudit(records)).cut?.seq).toBe(1);
    await sql`delete from audit_head`.execute(records.as());
    expect((await verifyAudit(records)).cut?.seq).toBe(0);
    await records.close();
  });

  it('does not pass for another that was written anew, once its end was written down elsewhere', async () => {
    const records = await opened(await backend.place());
    await append(records, 3);
    const known = await readHead(records);
    await append(records, 2);
    expect((await verifyAudit(records, [known])).missing).toEqual([]);
    await sql`delete from audit_entry`.execute(records.as());
    await sql`delete from audit_head`.execute(records.as());
    for (let n = 0; n < 5; n++)
      await audit(records, { actor: 'b', action: 'sign-in', object: `account:${n}`, detail: {} }, AT);
    expect(await verifyAudit(records)).toMatchObject({ brokenAt: null, cut: null });
    expect((await verifyAudit(records, [known])).missing).toEqual([known]);
    await records.close();
  });
});
