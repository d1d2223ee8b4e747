/** `npm test`: every check there is, and one closing line that sums them up. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, ROOT } from './ready.mjs';

ensureInstalled();
await ensureBuilt();

const total = { passed: 0, failed: 0, skipped: 0 };

/** A whole program that either passes or fails counts as one. */
function check(title, script, args) {
  const passed = node(script, args) === 0;
  total[passed ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${title}\n`);
}

function node(script, args) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status ?? 1;
}

/** Adds what Vitest counted; a run that died without a report, or found no test, is a failure. */
function vitest() {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-test-'));
  const file = join(folder, 'report.json');
  try {
    const status = node('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile=${file}`]);
    if (!existsSync(file)) {
      total.failed += 1;
      return;
    }
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = report.numPendingTests + report.numTodoTests;
    // A file that could not be loaded fails without having a failed test in it.
    const unloaded = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
    const failed = report.numFailedTests + unloaded;
    total.passed += report.numPassedTests;
    total.failed += failed === 0 && (status !== 0 || report.numPassedTests === 0) ? 1 : failed;
    total.skipped += skipped;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

check('types: everything', 'typescript/bin/tsc', ['-p', '.']);
check('types: pure files without Node or a browser', 'typescript/bin/tsc', ['-p', 'tsconfig.pure.json']);
check('types: the web app', 'typescript/bin/tsc', ['-p', 'tsconfig.web.json']);
check('lint and format', '@biomejs/biome/bin/biome', ['check', '.']);
vitest();

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
