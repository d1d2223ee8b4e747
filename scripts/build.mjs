import { build, ensureInstalled, ensureWebBuilt } from './ready.mjs';

ensureInstalled();
await build();
ensureWebBuilt();
