import { randomBytes } from 'node:crypto';
import type { World } from '../../access/world.node.ts';
import type { Records } from '../../platform/db/records.ts';

/** The real clock and the real random source: the only place where the server's world is given them. */
export function realWorld(records: Records): World {
  return {
    records,
    now: () => new Date().toISOString(),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
  };
}
