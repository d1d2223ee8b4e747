/** `npm start`: from a fresh clone to the web app with the demo organisation in it. */
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLI, ensureBuilt, ensureInstalled, ensureWebBuilt, ROOT } from './ready.mjs';

ensureInstalled();
await ensureBuilt();
ensureWebBuilt();
const data = process.env.JIXIN_DATA ?? join(ROOT, 'data');
// A person reads this terminal: addresses and accounts, not a line for every request.
process.env.JIXIN_LOG ??= 'warn';
// In this process and not in a child of it, so that a signal to stop reaches the server.
process.argv.splice(1, Infinity, CLI, 'serve', '--data', relative(process.cwd(), data) || data);
await import(pathToFileURL(CLI).href);
