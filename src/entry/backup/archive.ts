import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';

/** A backup's file: a gzipped tar whose last entry lists the hashes of all others, so that a cut or altered one is told. */

const LIST = 'hashes.json';

export interface ArchiveWriter {
  add(name: string, content: string | Buffer): Promise<void>;
  addFile(name: string, path: string): Promise<void>;
}

/** Writes beside the file and renames: a backup that was interrupted leaves nothing that looks like one. */
export async function writeArchive(file: string, fill: (writer: ArchiveWriter) => Promise<void>): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  const tar = pack();
  const written = pipeline(tar, createGzip({ level: 3 }), createWriteStream(beside, { mode: 0o600 }));
  // A file that cannot be written is known here first; whoever fills the archive only finds it closed.
  let broken: unknown;
  written.catch((error: unknown) => (broken = error));
  const hashes: Record<string, string> = {};
  const entry = async (name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>) => {
    const hash = createHash('sha256');
    const sink = tar.entry({ name, size });
    await pipeline(
      content,
      async function* (chunks) {
        for await (const chunk of chunks) {
          hash.update(chunk as Buffer);
          yield chunk;
        }
      },
      sink,
    );
    hashes[name] = hash.digest('hex');
  };
  const add = (name: string, content: string | Buffer) => {
    const bytes = Buffer.from(content);
    return entry(name, bytes.length, [bytes]);
  };
  const addFile = async (name: string, path: string) =>
    entry(name, (await stat(path)).size, createReadStream(path, { highWaterMark: 1 << 20 }));
  try {
    await fill({ add, addFile });
    await add(LIST, JSON.stringify(hashes, null, 1));
    tar.finalize();
    await written;
    await rename(beside, file);
  } catch (error) {
    const reason = broken ?? error;
    tar.destroy();
    await written.catch(() => {});
    await rm(beside, { force: true });
    throw reason;
  }
}

export interface ArchiveEntry {
  readonly name: string;
  /** To be read before the next entry is asked for; what is left of it is skipped. */
  readonly content: AsyncIterable<Buffer>;
}

/** The entries in the order in which they were written. */
export async function* entriesOf(file: string): AsyncGenerator<ArchiveEntry> {
  const tar = extract();
  const read = pipeline(createReadStream(file), createGunzip(), tar);
  // A damaged file ends the loop below with its error; here it only must not end the process.
  read.catch(() => {});
  for await (const entry of tar) {
    yield { name: entry.header.name, content: entry as AsyncIterable<Buffer> };
    entry.resume();
  }
  await read;
}

export async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Whether the file is whole: every entry as its hash says, none missing, none besides. The reason where it is not. */
export async function damageOf(file: string): Promise<string | null> {
  const found: Record<string, string> = {};
  let listed: Readonly<Record<string, string>> | null = null;
  try {
    // To the end, past the list: what comes after it is not in it, and the compressed file ends with a sum of its own.
    for await (const { name, content } of entriesOf(file)) {
      if (name === LIST) listed = JSON.parse(await textOf(content));
      else found[name] = await hashOf(content);
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  }
  if (listed === null) return LIST;
  return [...Object.keys(listed), ...Object.keys(found)].find((one) => listed[one] !== found[one]) ?? null;
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
