import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Made by tools or by running the product, not by us. */
const NOT_OURS = /^(node_modules|dist|dist-.*|coverage|data|\.git|\.built-.*)$/;

/** Every file that stands (or would stand) under version control. */
export function repositoryFiles(folder = ''): readonly SourceFile[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.test(entry.name)) return [];
    if (entry.isDirectory()) return repositoryFiles(path);
    return entry.isFile() ? [{ path, text: readFileSync(join(REPOSITORY, path), 'utf8') }] : [];
  });
}
