import { createHash } from 'node:crypto';
import type { Records } from '../platform/db/records.ts';
import { type AuditEntry, type AuditEvent, firstBreak, link } from './chain.ts';
import { entriesAfter, insertEntry, newestEntry } from './store.ts';

export { type AuditFilter, searchEntries } from './store.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Appends one event; inside a transaction it stands or falls with what it tells about. */
export async function audit(records: Records, event: AuditEvent, now: string): Promise<AuditEntry> {
  return records.transaction(async (inside) => {
    const entry = link(event, now, await newestEntry(inside), digest);
    await insertEntry(inside, entry);
    return entry;
  });
}

export interface AuditVerdict {
  readonly entries: number;
  /** The first entry that does not follow from the one before; null where the chain is whole. */
  readonly brokenAt: number | null;
}

const PAGE = 5000;

/** Recomputes the whole chain, a page at a time. */
export async function verifyAudit(records: Records): Promise<AuditVerdict> {
  let last: AuditEntry | null = null;
  let entries = 0;
  for (;;) {
    const page = await entriesAfter(records, last?.seq ?? 0, PAGE);
    const brokenAt = firstBreak(page, digest, last);
    entries += page.length;
    if (brokenAt !== null || page.length < PAGE) return { entries, brokenAt };
    last = page.at(-1) ?? null;
  }
}
