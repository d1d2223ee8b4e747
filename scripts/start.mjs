/** `npm start`: from a fresh clone to a paid month of the demo organisation. */
import { join, relative } from 'node:path';
import { CLI, ensureBuilt, ensureInstalled, ROOT, run } from './ready.mjs';

ensureInstalled();
await ensureBuilt();
const data = process.env.JIXIN_DATA ?? join(ROOT, 'data');
process.exitCode = run(process.execPath, [CLI, 'demo', '--data', relative(process.cwd(), data) || data, '--tour'], {
  stdio: 'inherit',
});
