import { hash, verify } from '@node-rs/argon2';

/** argon2id at 64 MiB and 3 passes; at most two at once, so that a burst of sign-ins cannot take the machine's memory. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/** Verifies; with no hash to verify it does the same work and says no, so that time tells nothing about who exists. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await decoy());
  const matches = await inTurn(() => verify(against, password));
  return matches && stored !== null;
}

let decoyHash: Promise<string> | null = null;

function decoy(): Promise<string> {
  decoyHash ??= hashPassword('nobody has this password');
  return decoyHash;
}
