import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';

export type Encoding = 'utf8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const CHUNK = 1 << 22;
const SAMPLE = 1 << 20;

/** The encoding of a text file: by its mark, else UTF-8 where every byte fits, else what Chinese Windows writes. */
export async function detectEncoding(path: string, head: Buffer): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (await allUtf8(path)) return 'utf8';
  // Bytes that GB18030 cannot pair up are Western accents.
  const sample = iconv.decode(head.subarray(0, SAMPLE), 'gb18030');
  const strange = sample.slice(0, -2).includes('�');
  return strange ? 'windows-1252' : 'gb18030';
}

export function decode(bytes: Buffer, encoding: Encoding): string {
  return iconv.decode(bytes, encoding);
}

/** The file's text as a stream of strings, its byte order mark taken off. */
export function decodedStream(path: string, encoding: Encoding): NodeJS.ReadableStream {
  return createReadStream(path, { highWaterMark: 1 << 18 }).pipe(iconv.decodeStream(encoding));
}

async function allUtf8(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    const end = characterEnd(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return rest.length === 0 || isUtf8(rest);
}

/** Where the last whole UTF-8 character ends. */
function characterEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back >= length ? bytes.length : bytes.length - back;
    }
  }
  return bytes.length;
}
