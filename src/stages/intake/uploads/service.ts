import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { safeName } from './name.ts';
import { uploadProblem } from './problems.ts';

/**
 * Files sent from a browser wait in a folder of their own until somebody has said what they are. Nobody but their sender
 * sees them, nothing reads them but the readers of intake, and after a day they are gone.
 */

export interface Upload {
  readonly id: string;
  /** The account that sent it. */
  readonly account: string;
  /** UTC instants. */
  readonly at: string;
  readonly expires: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

export interface UploadHome {
  readonly dataDir: string;
  /** Bytes of all files of one upload together. */
  readonly uploadLimit: number;
  readonly now: () => string;
  readonly secret: (bytes: number) => string;
}

export interface UploadPart {
  readonly filename: string;
  readonly file: Readable;
}

const KEPT_HOURS = 24;
const ID = /^[\w-]{8,64}$/;

/** Takes the files of one request. What breaks off half-way leaves nothing behind. */
export async function stageUpload(
  home: UploadHome,
  account: string,
  parts: AsyncIterable<UploadPart>,
): Promise<Result<Upload>> {
  sweepUploads(home);
  const id = home.secret(18);
  const folder = folderOf(home, id);
  const files: { name: string; bytes: number }[] = [];
  mkdirSync(join(folder, 'files'), { recursive: true });
  try {
    const taken = new Set<string>();
    let left = home.uploadLimit;
    for await (const part of parts) {
      const name = safeName(part.filename, taken);
      taken.add(name);
      const bytes = await keep(part.file, join(folder, 'files', name), left);
      left -= bytes;
      files.push({ name, bytes });
    }
    if (files.length === 0) {
      rmSync(folder, { recursive: true, force: true });
      return failed(uploadProblem('upload.no-file'));
    }
    const at = home.now();
    const expires = new Date(Date.parse(at) + KEPT_HOURS * 3_600_000).toISOString();
    const upload: Upload = { id, account, at, expires, files };
    writeFileSync(join(folder, 'upload.json'), JSON.stringify(upload));
    return ok(upload);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** An upload of this account that has not expired. */
export function findUpload(home: UploadHome, id: string, account: string): Result<Upload> {
  const upload = readUpload(home, id);
  if (upload === null || upload.account !== account || upload.expires <= home.now())
    return failed(uploadProblem('upload.not-found'));
  return ok(upload);
}

export function dropUpload(home: UploadHome, upload: Upload): void {
  rmSync(folderOf(home, upload.id), { recursive: true, force: true });
}

export function pathIn(home: UploadHome, upload: Upload, file: string): string {
  return join(folderOf(home, upload.id), 'files', file);
}

/** Takes away what has expired, and what a stopped server left half received. */
function sweepUploads(home: UploadHome): void {
  const all = join(home.dataDir, 'uploads');
  if (!existsSync(all)) return;
  for (const id of readdirSync(all)) {
    const upload = readUpload(home, id);
    const begun = statSync(join(all, id)).mtimeMs;
    const expires = upload?.expires ?? new Date(begun + KEPT_HOURS * 3_600_000).toISOString();
    if (expires <= home.now()) rmSync(join(all, id), { recursive: true, force: true });
  }
}

function readUpload(home: UploadHome, id: string): Upload | null {
  const file = join(folderOf(home, id), 'upload.json');
  return ID.test(id) && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Upload) : null;
}

function folderOf(home: UploadHome, id: string): string {
  return join(home.dataDir, 'uploads', id);
}

async function keep(from: Readable, path: string, limit: number): Promise<number> {
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > limit) done(Object.assign(new Error('upload too large'), { statusCode: 413 }));
      else done(null, chunk);
    },
  });
  await pipeline(from, measured, createWriteStream(path, { flags: 'wx' }));
  return bytes;
}
