import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** For the length of a run of the tests: the folder of demo organisations that were made for it. */
export function setup(): () => void {
  // `npm test` has one for all its parts.
  if (process.env.JIXIN_MADE_DEMOS !== undefined) return () => {};
  const kept = mkdtempSync(join(tmpdir(), 'jixin-made-'));
  process.env.JIXIN_MADE_DEMOS = kept;
  return () => {
    delete process.env.JIXIN_MADE_DEMOS;
    rmSync(kept, { recursive: true, force: true });
  };
}

/** Fills a folder with what `make` puts into one: made once in a run for each name, and copied ever after. */
export async function copyOfKept(name: string, dir: string, make: (folder: string) => Promise<void>): Promise<void> {
  const kept = process.env.JIXIN_MADE_DEMOS;
  if (kept === undefined) return make(dir);
  const made = join(kept, name);
  while (!existsSync(made)) await makeInTurn(made, `${made}.turn`, make);
  cpSync(made, dir, { recursive: true });
}

/** Of several that begin at once, the one that could make the folder `turn` works; the others wait. */
async function makeInTurn(made: string, turn: string, make: (folder: string) => Promise<void>): Promise<void> {
  try {
    mkdirSync(turn);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return sleep(100);
  }
  try {
    const making = join(turn, 'made');
    if (existsSync(made)) return;
    await make(making);
    renameSync(making, made);
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}
