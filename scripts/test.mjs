/** `npm test`: every check there is, and one closing line that sums them up. */
import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, ensureWebBuilt, ROOT } from './ready.mjs';

ensureInstalled();
await ensureBuilt();
ensureWebBuilt();

const temporary = ownTemporary();
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const total = { passed: 0, failed: 0, skipped: 0 };
/** The demo organisations that the tests make are for both of Vitest's runs (test/http/kept-demos.ts). */
const demos = mkdtempSync(join(temporary, 'made-'));
/** What failed, said again at the end: of a long log, the end is what one sees. */
const failures = [];

/**
 * Where the tests write: hundreds of small databases, synced with care, of which none is to last. In memory they cost a third of
 * the time; on the disk they go where there is little memory, where the system has no such place, or where TMPDIR says so.
 */
function ownTemporary() {
  const memory = '/dev/shm';
  const inMemory = process.env.TMPDIR === undefined && roomy(memory);
  const folder = mkdtempSync(join(inMemory ? memory : tmpdir(), 'jixin-test-'));
  // PostgreSQL runs as a user of its own, and passes through.
  chmodSync(folder, 0o711);
  return folder;
}

function roomy(folder) {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= 6 * 2 ** 30;
  } catch {
    return false;
  }
}

/** A whole program that either passes or fails counts as one. */
async function check(title, script, args) {
  const passed = (await node(script, args, process.stdout)) === 0;
  total[passed ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${title}\n`);
  if (!passed) failures.push(title);
}

function node(script, args, out) {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    // Pictures to look over are taken by `npm run browser`.
    env: { JIXIN_PICTURES: 'faults', JIXIN_MADE_DEMOS: demos, ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const from of [child.stdout, child.stderr]) from.on('data', (bytes) => out.write(bytes));
  return new Promise((done) => child.once('close', (status) => done(status ?? 1)));
}

/** Adds what Vitest counted; a run that died without a report, or found no test, is a failure. */
async function vitest(out, ...options) {
  const folder = mkdtempSync(join(temporary, 'report-'));
  const file = join(folder, 'report.json');
  try {
    const report = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
    const status = await node('vitest/vitest.mjs', ['run', ...options, ...report], out);
    if (!existsSync(file)) {
      total.failed += 1;
      failures.push(`vitest ${options.join(' ')}: ended with ${status} and without a report`);
      return;
    }
    const counted = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = counted.numPendingTests + counted.numTodoTests;
    // A file that could not be loaded fails without having a failed test in it.
    const unloaded = counted.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
    const failed = counted.numFailedTests + unloaded;
    const nothing = counted.numPassedTests + skipped === 0;
    total.passed += counted.numPassedTests;
    const otherwise = failed === 0 && (status !== 0 || nothing);
    total.failed += otherwise ? 1 : failed;
    failures.push(...failuresOf(counted));
    if (otherwise) failures.push(`vitest ${options.join(' ')}: ended with ${status}, and no test failed`);
    total.skipped += skipped;
    for (const title of skippedSuites(counted)) out.write(`skipped ${title}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each test that failed, with its file and the beginning of what it said. */
function failuresOf({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file} > ${test.fullName}\n${beginning(test.failureMessages.join('\n'))}`);
    return status === 'failed' && assertionResults.length === 0 ? [`${file}\n${beginning(message)}`] : tests;
  });
}

/** Its first lines, set in. */
function beginning(text) {
  const lines = text.split('\n').slice(0, 30);
  return lines.map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

/** Whole suites that did not run, by their titles: those say why. */
function skippedSuites({ testResults }) {
  const titles = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map((test) => test.fullName),
  );
  return new Set(titles.map((title) => /^.*\(skipped: .*?\)/.exec(title)?.[0] ?? title));
}

async function withoutBrowser() {
  await check('types: everything', 'typescript/bin/tsc', ['-p', '.']);
  await check('types: pure files without Node or a browser', 'typescript/bin/tsc', ['-p', 'tsconfig.pure.json']);
  await check('types: the web app', 'typescript/bin/tsc', ['-p', 'tsconfig.web.json']);
  await check('lint and format', '@biomejs/biome/bin/biome', ['check', '.']);
  await check('nothing exported, installed or kept that nobody uses', 'knip/bin/knip.js', []);
  await vitest(process.stdout);
}

/** In a browser, where there is one: beside the rest, because it waits more than it works. What it says comes after. */
async function inBrowser() {
  const said = [];
  await vitest({ write: (bytes) => said.push(bytes) }, '--config', 'vitest.browser.config.ts');
  return said;
}

const [said] = await Promise.all([inBrowser(), withoutBrowser()]);
for (const bytes of said) process.stdout.write(bytes);

for (const failure of failures) process.stdout.write(`FAILED  ${failure}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
