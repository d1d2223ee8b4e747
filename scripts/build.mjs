import { build, ensureInstalled } from './ready.mjs';

ensureInstalled();
await build();
