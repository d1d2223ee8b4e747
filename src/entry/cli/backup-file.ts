import type { Result } from '../../base/problem.ts';
import { fill, say, type Text } from '../../base/text.ts';
import { reasonOf } from './output.ts';
import { cliProblem } from './problems.ts';
import type { Verb } from './verb.ts';
import type { World } from './world.ts';

/** What backing up and restoring share: the whole organisation and one file, told in rows and files. */

type Carry = (world: World, file: string) => Promise<Result<{ readonly rows: number; readonly files: number }>>;

export function carrying(done: Text, carry: Carry): Verb['run'] {
  return async (call) => {
    const file = call.operands[0] ?? '';
    const { inWorld } = await import('./world.ts');
    return inWorld(call, async (world) => {
      try {
        const carried = await carry(world, file);
        if (!carried.ok) return carried.problems;
        const words = { file, rows: String(carried.value.rows), files: String(carried.value.files) };
        await call.console.write(`${fill(say(done, call.lang), words)}\n`);
        return [];
      } catch (error) {
        // What has a path is the disk's doing, of the backup or of the folder restored into; all else is a fault of ours.
        const { path } = error as NodeJS.ErrnoException;
        if (path === undefined) throw error;
        return [cliProblem('cli.file-unwritable', { file: path, reason: reasonOf(error) })];
      }
    });
  };
}
