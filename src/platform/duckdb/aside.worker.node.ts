import type { Answered, Asked } from './aside.ts';
import { type DuckOptions, hashOf, openDuck, readJson, readTexts, runTelling } from './duckdb.ts';

/** The other side of aside.ts: `node aside.worker OPTIONS`; ends with the process that began it. */

process.on('disconnect', () => process.exit());
const duck = openDuck(JSON.parse(process.argv.at(-1) ?? '{}') as DuckOptions);

process.on('message', async (message) => {
  const { id, sql, as } = message as Asked;
  const tell = (share: number) => process.send?.({ id, share } satisfies Answered);
  process.send?.(
    await answerTo(sql, as, tell).then(
      (rows): Answered => ({ id, rows }),
      (error: unknown): Answered => ({ id, error: error instanceof Error ? error.message : String(error) }),
    ),
  );
});

async function answerTo(sql: string, as: Asked['as'], tell: (share: number) => void) {
  if (as === 'hash') return hashOf(sql);
  const { connection } = await duck;
  if (as === 'texts') return readTexts(connection, sql);
  if (as === 'json') return readJson(connection, sql);
  if (as === 'telling') await runTelling(connection, sql, tell);
  else await connection.run(sql);
  return null;
}
