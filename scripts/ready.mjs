/**
 * Makes a clone runnable with nothing but Node and npm: installs what is missing, builds what is stale.
 * Plain JavaScript without dependencies, because it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const CLI = join(ROOT, 'dist', 'cli.js');
const WEB = join(ROOT, 'dist', 'web');

/** Runs a program with its output on our stderr (stdout stays clean for data); returns its exit code. */
export function run(command, args, options = {}) {
  const shown = spawnSync(command, args, { cwd: ROOT, stdio: ['inherit', 2, 2], ...options });
  if (shown.error) throw shown.error;
  return shown.status ?? 1;
}

/**
 * Installs what the lock file of `folder` names, unless npm has done so since the lock file changed. `npm install` and
 * not `npm ci`: the latter refuses where a registry lacks the builds of optional packages for other systems.
 */
export function ensureInstalled(folder = ROOT) {
  const lock = join(folder, 'package-lock.json');
  if (!existsSync(lock)) return;
  const done = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing packages (npm install) …\n');
  // npm is a script on every system; asking the shell for it finds npm.cmd on Windows too.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const status = run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm install failed with exit code ${status}`);
  const now = new Date();
  if (existsSync(done)) utimesSync(done, now, now);
}

/** Builds dist/ unless it is younger than every source file. */
export async function ensureBuilt() {
  const source = join(ROOT, 'src');
  if (!existsSync(source)) return;
  const built = existsSync(CLI) ? statSync(CLI).mtimeMs : 0;
  if (built >= newest(source)) return;
  await build();
}

/** Of hundreds of small files each: read one by one at every start, they take longer than most commands' work. */
const BUNDLED = ['kysely', 'zod', 'fastify-type-provider-zod', 'otplib'];

/** Bundles the command line; other packages stay outside, and what one verb needs is loaded by that verb only. */
export async function build() {
  const { build: bundle, stop } = await import('esbuild');
  const fresh = join(ROOT, `dist-${process.pid}`);
  await bundle({
    entryPoints: [join(ROOT, 'src', 'entry', 'cli.ts'), ...workers(join(ROOT, 'src'))],
    outdir: fresh,
    outbase: join(ROOT, 'src', 'entry'),
    entryNames: '[name]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    external: outside(),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  // Its helper process would live as long as the server that starts afterwards.
  await stop();
  const old = join(ROOT, `dist-old-${process.pid}`);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  // The web app is built apart from this, and stays.
  if (existsSync(WEB)) renameSync(WEB, join(fresh, 'web'));
  renameSync(join(ROOT, 'dist'), old);
  renameSync(fresh, join(ROOT, 'dist'));
  rmSync(old, { recursive: true, force: true });
}

/** Builds the web app unless it is younger than every source file that can be in it. */
export function ensureWebBuilt() {
  const page = join(WEB, 'index.html');
  const source = join(ROOT, 'src');
  if (!existsSync(source)) return;
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  const config = join(ROOT, 'vite.config.ts');
  if (built >= Math.max(newest(source, isInWeb), statSync(config).mtimeMs)) return;
  process.stderr.write('Building the web app …\n');
  // In a process of its own: what a build takes in memory, the server that starts afterwards would keep.
  const status = run(process.execPath, [
    join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  if (status !== 0) throw new Error(`the web app could not be built (exit code ${status})`);
  // Vite keeps the page's own time where its text is the same.
  const now = new Date();
  utimesSync(page, now, now);
}

/** What only a server runs cannot be in a page; of the rest anything may. */
function isInWeb(file) {
  const path = relative(ROOT, file).split(sep).join('/');
  const server = /(\.node|\/(service|store|http))\.ts$|^src\/(entry\/(cli|server)|demo)|^src\/platform\/(?!ui\/)/;
  return !server.test(path);
}

/**
 * The packages that are read where npm put them: what is in C, or looks for files of its own, works nowhere else. Nor does
 * what is bundled bring in CommonJS: @fastify/error, which the provider reads, asks Node for its parts by `require`.
 */
function outside() {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const names = Object.keys(dependencies).filter((name) => !BUNDLED.includes(name));
  return ['@fastify/error', ...names.flatMap((name) => [name, `${name}/*`])];
}

/** A file named `*.worker.node.ts` runs in a thread of its own and is bundled as its own file beside cli.js. */
function workers(folder) {
  return walk(folder).filter((file) => file.endsWith('.worker.node.ts'));
}

function newest(folder, counts = () => true) {
  return Math.max(
    ...walk(folder)
      .filter((file) => !file.endsWith('.test.ts') && counts(file))
      .map((file) => statSync(file).mtimeMs),
  );
}

function walk(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
