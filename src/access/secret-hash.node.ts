import { createHash } from 'node:crypto';

/** What is kept of a session's or token's secret: enough to recognise it, nothing to sign in with. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
