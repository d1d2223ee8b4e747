/** `npm run bench [topic]`: runs every bench/<topic>.bench.ts in a process of its own and prints one table of ratios. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ensureInstalled, ROOT } from '../scripts/ready.mjs';

const here = join(ROOT, 'bench');
ensureInstalled(here);
const wanted = process.argv.slice(2);
const topics = readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.slice(0, -'.bench.ts'.length))
  .filter((topic) => wanted.length === 0 || wanted.includes(topic));
for (const topic of wanted.filter((name) => !topics.includes(name))) {
  process.stderr.write(`bench: no topic ${topic}\n`);
  process.exitCode = 2;
}

// Bundles stand under bench/ so that the peers of bench/package.json resolve.
const built = mkdtempSync(join(here, '.built-'));
const rows = [];
try {
  for (const topic of topics) {
    process.stderr.write(`bench: ${topic} …\n`);
    const bundle = join(built, `${topic}.mjs`);
    const result = join(built, `${topic}.json`);
    await build({
      stdin: {
        contents: `import { writeFileSync } from 'node:fs';
import { rows } from ${JSON.stringify(`./${topic}.bench.ts`)};
writeFileSync(${JSON.stringify(result)}, JSON.stringify(await rows()));`,
        resolveDir: here,
      },
      outfile: bundle,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
    });
    const { status } = spawnSync(process.execPath, ['--expose-gc', bundle], { stdio: 'inherit', cwd: ROOT });
    if (status !== 0) {
      process.stderr.write(`bench: ${topic} failed\n`);
      process.exitCode = 1;
      continue;
    }
    rows.push(...JSON.parse(readFileSync(result, 'utf8')).map((row) => ({ topic, ...row })));
  }
} finally {
  rmSync(built, { recursive: true, force: true });
}

const { renderTable } = await renderer();
const heads = ['topic', 'what', 'ours', 'theirs', 'peer', 'ratio', 'bound', 'met'];
const cells = rows.map((row) => [
  row.topic,
  row.what,
  row.ours,
  row.theirs,
  row.peer,
  row.ratio.toFixed(2),
  row.bound,
  row.met ? 'yes' : 'NO',
]);
process.stdout.write(renderTable(heads, cells));
if (rows.some((row) => !row.met)) process.exitCode = 1;

/** The product's own table, so that Chinese and numbers line up here as they do there. */
async function renderer() {
  const out = join(here, `.table-${process.pid}.mjs`);
  await build({
    entryPoints: [join(ROOT, 'src', 'entry', 'cli', 'table.ts')],
    outfile: out,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  });
  const { tableText } = await import(pathToFileURL(out).href);
  rmSync(out);
  const right = new Set([2, 3, 5]);
  return {
    renderTable: (names, lines) =>
      tableText(
        names.map((title, index) => ({ title, align: right.has(index) ? 'right' : 'left' })),
        lines,
      ),
  };
}
