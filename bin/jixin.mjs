#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { CLI, ensureBuilt, ensureInstalled, ensureWebBuilt } from '../scripts/ready.mjs';

ensureInstalled();
await ensureBuilt();
if (process.argv.includes('serve') && !process.argv.includes('--help')) ensureWebBuilt();
await import(pathToFileURL(CLI).href);
