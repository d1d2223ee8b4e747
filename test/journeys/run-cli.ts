import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../architecture/tree.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a person would, in a language that does not depend on the machine. */
export function jixin(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [join(REPOSITORY, 'bin', 'jixin.mjs'), ...args], {
    env: { ...withoutLanguage(), JIXIN_LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((done) => {
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('close', (code) => done({ code, out, err }));
  });
}

function withoutLanguage(): NodeJS.ProcessEnv {
  const { LANG, LC_ALL, LC_MESSAGES, DATABASE_URL, ACTIVITY_URL, JIXIN_DATA, ...rest } = process.env;
  return rest;
}

/** The folder of real exports, which is not part of the project; tests that need it say so and skip. */
export const SAMPLES = [process.env.JIXIN_SAMPLES ?? '', join(REPOSITORY, '..', 'shared', 'data')].find(
  (folder) => folder !== '' && existsSync(join(folder, 'pwc_call_center_5000.csv')),
);

/** Lines of a CSV without quoted cells, as records. */
export function records(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
