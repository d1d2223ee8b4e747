import { pipeline, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { failed, ok, type Result } from '../../../../base/problem.ts';
import type { ReadLimits } from '../limits.ts';
import { readProblem } from '../problems.ts';

/** Parts listed in one archive: a workbook has some tens. */
const MAX_PARTS = 4096;
/** Parts that are read whole (workbook, styles, relations). */
const MAX_SMALL_PART = 16 * 1024 ** 2;
/** Bytes unpacked at a time. Every chunk visits a thread of its own, which at zlib's 16 KiB costs more than inflating. */
const CHUNK = 128 * 1024;

/** A zip archive with its guard: a part is refused by its declared size before a byte of it is unpacked. */
export class Archive {
  private readonly zip: ZipFile;
  private readonly parts: ReadonlyMap<string, Entry>;
  private readonly limits: ReadLimits;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>, limits: ReadLimits) {
    this.zip = zip;
    this.parts = parts;
    this.limits = limits;
  }

  static async open(path: string, limits: ReadLimits): Promise<Result<Archive>> {
    try {
      const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
      const parts = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (parts.size >= MAX_PARTS) {
          zip.close();
          return failed(readProblem('read.broken', { why: `more than ${MAX_PARTS} parts` }));
        }
        parts.set(entry.fileName.replaceAll('\\', '/'), entry);
      }
      return ok(new Archive(zip, parts, limits));
    } catch (error) {
      return failed(readProblem('read.broken', { why: reasonOf(error) }));
    }
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  async text(name: string): Promise<Result<string>> {
    let text = '';
    const streamed = await this.stream(
      name,
      (chunk) => {
        text += chunk;
        return true;
      },
      MAX_SMALL_PART,
    );
    return streamed.ok ? ok(text) : streamed;
  }

  /** Feeds a part's text chunk by chunk; stops early where `take` returns false. */
  async stream(
    name: string,
    take: (chunk: string) => boolean,
    limit = this.limits.unpackedBytes,
  ): Promise<Result<void>> {
    const entry = this.parts.get(name);
    if (entry === undefined) return failed(readProblem('read.broken', { why: `no ${name} in the workbook` }));
    const { uncompressedSize: bytes, compressedSize: packed } = entry;
    const ratio = bytes / Math.max(1, packed);
    if (bytes > limit || (bytes > this.limits.ratioFrom && ratio > this.limits.ratio)) {
      return failed(readProblem('read.bomb', { part: name, bytes, ratio: Math.round(ratio) }));
    }
    if (entry.isEncrypted()) return failed(readProblem('read.old-excel', { name }));
    let stream: Readable | undefined;
    try {
      stream = await this.unpacked(entry);
      const decoder = new StringDecoder('utf8');
      let seen = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        seen += chunk.length;
        if (seen > bytes) break;
        if (!take(decoder.write(chunk))) return ok(undefined);
      }
      if (seen !== bytes) return failed(readProblem('read.broken', { why: `${name} is not of the size it declares` }));
      take(decoder.end());
      return ok(undefined);
    } catch (error) {
      return failed(readProblem('read.broken', { why: reasonOf(error) }));
    } finally {
      stream?.destroy();
    }
  }

  private async unpacked(entry: Entry): Promise<Readable> {
    if (!entry.isCompressed()) return this.zip.openReadStreamPromise(entry);
    const packed = await this.zip.openReadStreamPromise(entry, { decompress: false });
    return pipeline(packed, createInflateRaw({ chunkSize: CHUNK }), () => undefined);
  }

  close(): void {
    this.zip.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
