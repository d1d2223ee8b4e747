import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, CHAIN_START, firstBreak, headText, link, parseHead } from './chain.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function chain(actions: readonly string[]): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const action of actions) {
    const event = { actor: 'a', action, object: 'o', detail: { n: String(entries.length) } };
    entries.push(link(event, '2026-11-21T00:00:00.000Z', entries.at(-1) ?? CHAIN_START, digest));
  }
  return entries;
}

const actions = fc.array(fc.constantFrom('plan.publish', 'sign-in', 'run.approve'), { minLength: 2, maxLength: 20 });

describe('the audit chain', () => {
  it('is whole as it was written', () => {
    fc.assert(
      fc.property(actions, (list) => {
        expect(firstBreak(chain(list), digest)).toBeNull();
      }),
    );
  });

  it('names the first entry that was edited', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (list, pick) => {
        const entries = [...chain(list)];
        const index = pick % entries.length;
        entries[index] = { ...(entries[index] as AuditEntry), actor: 'somebody else' };
        expect(firstBreak(entries, digest)).toBe(index + 1);
      }),
    );
  });

  it('notices a removed entry', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (list, pick) => {
        const entries = [...chain(list)];
        const index = pick % (entries.length - 1);
        entries.splice(index, 1);
        expect(firstBreak(entries, digest)).toBe(index + 2);
      }),
    );
  });

  it('has an end that is written down and read again', () => {
    const [entry] = chain(['sign-in']);
    expect(parseHead(` ${headText(entry as AuditEntry)}\n`)).toEqual({ seq: 1, hash: entry?.hash });
    for (const text of ['', '1', '1:abc', `x:${entry?.hash}`, `1:${entry?.hash}0`]) expect(parseHead(text)).toBeNull();
  });
});
