import type { Besides } from './aside.node.ts';
import { readInThread } from './thread.node.ts';

/** The other side of aside.node.ts: reads the one file that it is told of, in a thread whose heap it outlives. */

process.on('disconnect', () => process.exit());

process.on('message', async (message) => {
  const { job, script } = message as Besides;
  const { directFrom } = job;
  const read = { ...job, directFrom: directFrom ?? Number.POSITIVE_INFINITY };
  process.send?.(await readInThread(read, 'text' in script ? script : { file: new URL(script.file) }));
});
