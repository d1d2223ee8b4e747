import { createHash } from 'node:crypto';
import type { Records } from '../platform/db/records.ts';
import { type AuditEntry, type AuditEvent, type AuditHead, CHAIN_START, firstBreak, link, sameHead } from './chain.ts';
import { entriesAfter, holdHead, insertEntry, readHead, searchEntries } from './store.ts';

export { type AuditFilter, readHead, searchEntries } from './store.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Appends one event; inside a transaction it stands or falls with what it tells about. It follows the head and not the
 * newest entry: after entries were cut off the end, going on from what is left would hide that for ever.
 */
export async function audit(records: Records, event: AuditEvent, now: string): Promise<AuditEntry> {
  return records.transaction(async (inside) => {
    const entry = link(event, now, await holdHead(inside), digest);
    await insertEntry(inside, entry);
    return entry;
  });
}

/** The last thing done, or the last of its kind; null where there was none. */
export async function newestEntry(records: Records, action?: string): Promise<AuditEntry | null> {
  return (await searchEntries(records, { action }, 1))[0] ?? null;
}

export interface AuditVerdict {
  readonly entries: number;
  /** The first entry that does not follow from the one before; null where the chain is whole. */
  readonly brokenAt: number | null;
  /** Where the log ends: what to write down elsewhere. */
  readonly end: AuditHead;
  /** Where it should end by the head kept apart; null where it does. */
  readonly cut: AuditHead | null;
  /** Of the heads written down elsewhere: those that this log does not hold. */
  readonly missing: readonly AuditHead[];
}

const PAGE = 5000;

/** Recomputes the whole chain, a page at a time, and holds it against where it ended before. */
export async function verifyAudit(records: Records, known: readonly AuditHead[] = []): Promise<AuditVerdict> {
  const missing = new Set(known.filter((one) => !sameHead(one, CHAIN_START)));
  let end: AuditHead = CHAIN_START;
  let entries = 0;
  let before: AuditHead | null = null;
  for (;;) {
    const head = await readHead(records);
    const page = await entriesAfter(records, end.seq, PAGE);
    const brokenAt = firstBreak(page, digest, end);
    entries += page.length;
    for (const one of missing) if (page.some((entry) => sameHead(entry, one))) missing.delete(one);
    const { seq, hash } = page.at(-1) ?? end;
    end = { seq, hash };
    const found = { entries, brokenAt, end, missing: [...missing] };
    if (brokenAt !== null) return { ...found, cut: null };
    const last = page.length < PAGE;
    // Past the head may be what was appended since it was read: then the head moves, too, and is read again.
    const standsStill = before !== null && sameHead(before, head);
    if (last && (end.seq <= head.seq || standsStill)) return { ...found, cut: sameHead(end, head) ? null : head };
    before = last ? head : null;
  }
}
