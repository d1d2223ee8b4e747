import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'esbuild';
import { type BenchRow, median } from './model.ts';

/** JIXIN_BENCH_ROWS makes it shorter; the bound is meant for the full size. */
const ROWS = Number(process.env.JIXIN_BENCH_ROWS ?? 10_000_000);
const RUNS = 5;

interface Run {
  readonly ms: number;
  /** Milliseconds of processor time: what the work costs however busy the machine is. */
  readonly cpu: number;
  readonly rows: number;
  readonly peak: number;
}

/** A contact CSV of three months to visible segments, against DuckDB's bare copy of the same file to Parquet. */
export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-import-'));
  const built = join(resolve('bench'), `.built-import-${process.pid}`);
  try {
    mkdirSync(built);
    const child = join(built, 'import.child.mjs');
    await build({
      entryPoints: [join(resolve('bench'), 'import.child.ts')],
      outfile: child,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
    });
    const file = join(folder, 'contacts.csv');
    await writeContacts(file);
    const runs = Array.from({ length: RUNS }, () => ({
      ours: run(child, 'ours', file, folder),
      bare: run(child, 'duckdb', file, folder),
    }));
    const bad = runs.flatMap(({ ours, bare }) => [ours, bare]).find((each) => each.rows !== ROWS);
    if (bad !== undefined) throw new Error(`imported ${bad.rows} rows of ${ROWS}`);
    const middle = (of: 'ms' | 'cpu' | 'peak') =>
      ({ ours: median(runs.map((run) => run.ours[of])), bare: median(runs.map((run) => run.bare[of])) }) as const;
    const peak = middle('peak');
    const peer = 'duckdb COPY';
    return [
      ...(['cpu', 'ms'] as const).map((of): BenchRow => {
        const { ours, bare } = middle(of);
        return {
          what: `import ${ROWS} contacts, ${of === 'cpu' ? 'processor time' : 'elapsed time'}`,
          ours: `${(ours / 1000).toFixed(2)} s`,
          theirs: `${(bare / 1000).toFixed(2)} s`,
          peer,
          ratio: ours / bare,
          bound: '≤ 2×',
          met: ours <= 2 * bare,
        };
      }),
      {
        what: `import ${ROWS} contacts, peak memory`,
        ours: `${Math.round(peak.ours / 1e6)} MB`,
        theirs: `${Math.round(peak.bare / 1e6)} MB`,
        peer,
        ratio: peak.ours / peak.bare,
        bound: '≤ 1.5 GB',
        met: peak.ours <= 1.5e9,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  }
}

function run(child: string, mode: 'ours' | 'duckdb', file: string, folder: string): Run {
  return JSON.parse(execFileSync(process.execPath, [child, mode, file, folder], { encoding: 'utf8' })) as Run;
}

/** About 42 bytes a row, three months, 5,000 agents. */
async function writeContacts(file: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const one = (of: string, n: number) => `${of}[(1 + hash(i + ${n}) % ${of.split(',').length})::BIGINT]`;
  await connection.run(`COPY (SELECT i AS id, 'a' || hash(i) % 5000 AS agent,
    strftime(TIMESTAMP '2025-01-01' + to_seconds((i * ${7_700_000 / ROWS})::BIGINT), '%Y-%m-%d %H:%M:%S') AS started_at,
    ${one("['chat', 'call']", 1)} AS channel, ${one("['refund', 'invoice', 'parcel', 'other']", 2)} AS issue,
    hash(i + 3) % 120 AS first_response, 30 + hash(i + 4) % 900 AS handle_time,
    CASE WHEN hash(i + 5) % 20 = 0 THEN 'N' ELSE 'Y' END AS answered, CASE WHEN hash(i + 6) % 5 = 0 THEN 'N' ELSE 'Y' END AS resolved,
    CASE WHEN hash(i + 7) % 3 = 0 THEN 1 + hash(i + 8) % 5 END AS rating
    FROM range(${ROWS}) t(i)) TO '${file}' (HEADER)`);
}
