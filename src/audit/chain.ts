import { canonicalJson, type Json } from '../base/json.ts';

/** The audit log as a chain: each entry's hash covers its content and the hash before it. Pure: hashing is passed in. */

export interface AuditEvent {
  /** The account that acted, or `system`. */
  readonly actor: string;
  /** What was done, in the policy's words or a move's: `plan.publish`, `sign-in`. */
  readonly action: string;
  /** To what: `account:7f…`, `run:2026-11`. */
  readonly object: string;
  /** What else a reader of the log needs; never pay, never a secret. */
  readonly detail: Readonly<Record<string, Json>>;
}

export interface AuditEntry extends AuditEvent {
  readonly seq: number;
  /** UTC instant, ISO text. */
  readonly at: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Where a log ends: written down elsewhere, it is what later logs can be held against. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export type Digest = (text: string) => string;

/** What stands before the first entry. */
export const CHAIN_START: AuditHead = { seq: 0, hash: '0'.repeat(64) };

export function link(event: AuditEvent, at: string, previous: AuditHead, digest: Digest): AuditEntry {
  const seq = previous.seq + 1;
  const previousHash = previous.hash;
  return { ...event, seq, at, previousHash, hash: hashOf({ ...event, seq, at, previousHash }, digest) };
}

/** The first entry that does not follow from the one before it; null where the chain is whole. */
export function firstBreak(
  entries: Iterable<AuditEntry>,
  digest: Digest,
  from: AuditHead = CHAIN_START,
): number | null {
  let previous = from;
  for (const entry of entries) {
    const follows = entry.seq === previous.seq + 1 && entry.previousHash === previous.hash;
    if (!follows || entry.hash !== hashOf(entry, digest)) return entry.seq;
    previous = entry;
  }
  return null;
}

function hashOf(entry: Omit<AuditEntry, 'hash'>, digest: Digest): string {
  const { seq, at, actor, action, object, detail, previousHash } = entry;
  return digest(canonicalJson([seq, at, actor, action, object, { ...detail }, previousHash]));
}

export function sameHead(a: AuditHead, b: AuditHead): boolean {
  return a.seq === b.seq && a.hash === b.hash;
}

/** As it is written down and typed in: `1204:9f3c…`. */
export function headText({ seq, hash }: AuditHead): string {
  return `${seq}:${hash}`;
}

export function parseHead(text: string): AuditHead | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}
