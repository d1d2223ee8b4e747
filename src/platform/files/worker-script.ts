import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program of its own beside this one: a file to run, or its text. */
export type WorkerScript = { readonly file: URL } | { readonly text: string };

const bundled = new Map<string, Promise<WorkerScript>>();

/**
 * The script of `<name>.worker.node.ts`, which stands beside the module of `beside` (its `import.meta.url`). In a bundle it is a
 * file beside the bundle; straight from source (tests) it is bundled in memory, once a process.
 */
export function workerScript(name: string, beside: string): Promise<WorkerScript> {
  const source = fileURLToPath(new URL(`./${name}.worker.node.ts`, beside));
  if (!existsSync(source)) return Promise.resolve({ file: new URL(`./${name}.worker.node.js`, beside) });
  const known = bundled.get(source);
  if (known) return known;
  const made = bundle(source);
  bundled.set(source, made);
  return made;
}

async function bundle(source: string): Promise<WorkerScript> {
  const { build } = await import('esbuild');
  const options = { bundle: true, packages: 'external', format: 'cjs', platform: 'node', target: 'node20' } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [source], write: false });
  return { text: outputFiles[0]?.text ?? '' };
}
