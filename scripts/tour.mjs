/** `npm run tour`: the same demo organisation at the command line, up to a paid month and a payslip explained. */
import { join, relative } from 'node:path';
import { CLI, ensureBuilt, ensureInstalled, ROOT, run } from './ready.mjs';

ensureInstalled();
await ensureBuilt();
const data = process.env.JIXIN_DATA ?? join(ROOT, 'data');
process.exitCode = run(process.execPath, [CLI, 'demo', '--data', relative(process.cwd(), data) || data, '--tour'], {
  stdio: 'inherit',
});
