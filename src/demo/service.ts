import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import iconv from 'iconv-lite';
import type { DemoFile } from './model.ts';

/** Writes the files as the organisation's systems export them; returns their paths in the order given. */
export async function writeDemo(files: readonly DemoFile[], folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  for (const file of files) {
    const path = join(folder, file.name);
    const csv = stringify({ header: true, columns: [...file.headers] }).setEncoding('utf8');
    // Excel reads UTF-8 only where a file begins with a byte order mark.
    const bytes = iconv.encodeStream(file.encoding, { addBOM: file.encoding === 'utf8' });
    await pipeline(Readable.from(file.rows), csv, bytes, createWriteStream(path));
    paths.push(path);
  }
  return paths;
}
