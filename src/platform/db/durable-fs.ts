import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * PGlite's folder on a real disk, with the syncs that PostgreSQL asks for. Emscripten's NODEFS answers `fsync` without
 * doing it, and PGlite starts PostgreSQL with `-F`; both together mean that a committed row may be lost with the power.
 * Measured and proven in docs/decisions/0004-records-store.md.
 */

/** PGlite's own start parameters without `-F`; `fsync` is the sync method that reaches {@link DurableNodeFS}. */
export const DURABLE_START: readonly string[] = [
  '--single',
  '-O',
  '-j',
  ...[
    'wal_sync_method=fsync',
    'search_path=public',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'io_method=sync',
  ].flatMap((setting) => ['-c', setting]),
];

/** The part of Emscripten's NODEFS that is changed here; PGlite's types do not name it. */
interface EmscriptenNode {
  readonly parent: EmscriptenNode;
}
interface NodeFsOps {
  mknod(parent: EmscriptenNode, ...rest: readonly unknown[]): unknown;
  rename(node: EmscriptenNode, folder: EmscriptenNode, ...rest: readonly unknown[]): unknown;
  unlink(parent: EmscriptenNode, ...rest: readonly unknown[]): unknown;
}
interface EmscriptenModule {
  readonly NODEFS: {
    readonly node_ops: NodeFsOps;
    readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number };
    realPath(node: EmscriptenNode): string;
    tryFSOperation<T>(operation: () => T): T;
  };
}

export class DurableNodeFS extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const sync = (module: unknown) => syncForReal(module as EmscriptenModule);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), sync] } };
  }
}

/**
 * Gives NODEFS a true fsync. PostgreSQL's request to sync a directory never gets here, so directories whose entries
 * changed (a new WAL file, above all) are remembered and synced together with the next file: before a commit returns.
 */
function syncForReal({ NODEFS }: EmscriptenModule): void {
  const { node_ops, stream_ops } = NODEFS;
  const changed = new Set<string>();
  const { mknod, rename, unlink } = node_ops;
  node_ops.mknod = (parent, ...rest) => {
    changed.add(NODEFS.realPath(parent));
    return mknod(parent, ...rest);
  };
  node_ops.rename = (node, folder, ...rest) => {
    changed.add(NODEFS.realPath(node.parent)).add(NODEFS.realPath(folder));
    return rename(node, folder, ...rest);
  };
  node_ops.unlink = (parent, ...rest) => {
    changed.add(NODEFS.realPath(parent));
    return unlink(parent, ...rest);
  };
  stream_ops.fsync = (stream) =>
    NODEFS.tryFSOperation(() => {
      for (const folder of changed) syncFolder(folder);
      changed.clear();
      fsyncSync(stream.nfd);
      return 0;
    });
}

/** Makes the entries of a folder durable. Windows has no such call; a folder that is gone needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    syncFile(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Makes every file and folder below durable, the folder itself included. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncFile(path);
  }
  syncFolder(folder);
}

/** Makes the content of a file durable. */
export function syncFile(path: string): void {
  // Windows syncs only what is open for writing.
  const fd = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
