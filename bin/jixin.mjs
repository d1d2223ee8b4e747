#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { CLI, ensureBuilt, ensureInstalled } from '../scripts/ready.mjs';

ensureInstalled();
await ensureBuilt();
await import(pathToFileURL(CLI).href);
