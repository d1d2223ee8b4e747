import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openRecords } from '../src/platform/db/records.ts';
import { openActivity } from '../src/stages/activity/service.ts';
import { importFiles } from '../src/stages/intake/service.ts';

/** Imports one CSV in a process of its own, whose memory is its peak: `node child ours|duckdb FILE FOLDER`. */
const [mode, file = '', folder = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(folder, 'run-'));
const { ms, cpu, rows } = mode === 'ours' ? await ours() : await bare();
rmSync(dataDir, { recursive: true, force: true });
console.log(JSON.stringify({ ms, cpu, rows, peak: process.resourceUsage().maxRSS * 1024 }));

/** Wall-clock and processor time of `work`; on a busy machine only the second says what it cost. */
async function timed<T>(work: () => Promise<T>) {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: performance.now() - start, cpu: (user + system) / 1000 };
}

/** From the file to visible segments: hash, columns recognised, typed, checked, written by month, synced, catalogued. */
async function ours() {
  const records = await openRecords({ dataDir });
  if (!records.ok) throw new Error(JSON.stringify(records.problems));
  const activity = await openActivity({ dataDir, records: records.value });
  if (!activity.ok) throw new Error(JSON.stringify(activity.problems));
  const clock = () => new Date();
  const ids = () => `i${process.pid}`;
  const context = { records: records.value, activity: activity.value, clock, ids, zone: 'Asia/Shanghai', by: 'bench' };
  const request = { files: [file], as: 'contact', dryRun: false, lang: 'en', progress: () => {} } as const;
  const { result: imported, ms, cpu } = await timed(() => importFiles(context, request));
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  await activity.value.close();
  await records.value.close();
  return { ms, cpu, rows: imported.value.reduce((sum, report) => sum + report.added, 0) };
}

async function bare() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const target = join(dataDir, 'bare.parquet');
  const copy = `COPY (SELECT * FROM read_csv('${file}')) TO '${target}' (FORMAT parquet)`;
  const { ms, cpu } = await timed(() => connection.run(copy));
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM '${target}'`);
  return { ms, cpu, rows: Number(counted.getRowsJson()[0]?.[0]) };
}
