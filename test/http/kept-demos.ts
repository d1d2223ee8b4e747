import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For the length of a run of the tests: the folder of demo organisations that were made for it. */
export function setup(): () => void {
  const kept = mkdtempSync(join(tmpdir(), 'jixin-made-'));
  process.env.JIXIN_MADE_DEMOS = kept;
  return () => rmSync(kept, { recursive: true, force: true });
}
