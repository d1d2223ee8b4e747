import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { failed, ok, type Problem, type Result } from '../base/problem.ts';
import { serverProblem } from './server/problems.ts';

/**
 * Every setting, by the one name that it has everywhere: in the environment, in `config.yaml` of the data folder, and in
 * docs/operate/settings.md, which a test holds to this table. The environment wins over the file.
 */
export interface Setting {
  /** What holds where it is not given, as the documentation shows it. */
  readonly otherwise: string;
  /** Whether config.yaml may give it: what says where that file is, or belongs to a person, may not stand in it. */
  readonly inFile: boolean;
}

const inFile = (otherwise: string): Setting => ({ otherwise, inFile: true });
const outside = (otherwise: string): Setting => ({ otherwise, inFile: false });

export const SETTINGS = {
  JIXIN_DATA: outside('./data'),
  DATABASE_URL: inFile('embedded in the data folder'),
  ACTIVITY_URL: inFile('Parquet files in the data folder'),
  JIXIN_DEMO: inFile('1'),
  HOST: inFile('127.0.0.1'),
  PORT: inFile('4680'),
  JIXIN_SECURE: inFile('0'),
  JIXIN_TRUST_PROXY: inFile('0'),
  JIXIN_RATE: inFile('6000'),
  JIXIN_UPLOAD_MB: inFile('2048'),
  JIXIN_LOG: inFile('info'),
  JIXIN_URL: inFile('the address a request came to'),
  JIXIN_PRIVATE_HOSTS: inFile('0'),
  JIXIN_SECRET_KEY: inFile('a key made in the data folder'),
  OIDC_ISSUER: inFile('sign-in by password only'),
  OIDC_CLIENT_ID: inFile('needed with OIDC_ISSUER'),
  OIDC_CLIENT_SECRET: inFile('a public client, by PKCE alone'),
  OIDC_LABEL: inFile('“the company’s account”'),
  JIXIN_LANG: outside('LC_ALL, LC_MESSAGES or LANG, else zh-CN'),
  JIXIN_USER: outside('the system’s user'),
  JIXIN_TOKEN: outside('the system’s user acts'),
  JIXIN_SERVER: outside('this machine’s, by HOST and PORT'),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;
export type Environment = Readonly<Record<string, string | undefined>>;

export function settingsFile(dataDir: string): string {
  return join(dataDir, 'config.yaml');
}

/** The environment, with what it does not say taken from the data folder's config.yaml. */
export function environmentOf(dataDir: string, environment: Environment = process.env): Result<Environment> {
  const file = settingsFile(dataDir);
  if (!existsSync(file)) return checked(environment);
  let given: unknown;
  try {
    given = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0] ?? '';
    return failed(serverProblem('server.settings-unreadable', { reason }, { file }));
  }
  if (typeof (given ?? {}) !== 'object' || Array.isArray(given))
    return failed(serverProblem('server.settings-unreadable', { reason: JSON.stringify(given) }, { file }));
  const entries = Object.entries((given ?? {}) as Readonly<Record<string, unknown>>);
  const problems = entries.flatMap(([name, value]) => fileProblem(file, name, value));
  if (problems.length > 0) return failed(...problems);
  return checked({ ...Object.fromEntries(entries.map(([name, value]) => [name, textOf(value)])), ...environment });
}

/** What is no address at all is told as such, before somebody looks for a host of that name. It may hold a password. */
function checked(environment: Environment): Result<Environment> {
  for (const name of ['DATABASE_URL', 'ACTIVITY_URL'] as const) {
    const url = environment[name];
    if (url && !(/^(postgres(ql)?|socket):/.test(url) && URL.canParse(url)))
      return failed(
        serverProblem('server.setting-bad', { name, value: '•••', wanted: 'postgres://user@host/database' }),
      );
  }
  return ok(environment);
}

function fileProblem(file: string, name: string, value: unknown): readonly Problem[] {
  const known = name in SETTINGS && SETTINGS[name as SettingName].inFile;
  const plain = ['string', 'number', 'boolean'].includes(typeof value);
  if (known && plain) return [];
  if (known)
    return [serverProblem('server.settings-unreadable', { reason: `${name}: ${JSON.stringify(value)}` }, { file })];
  const names = Object.entries(SETTINGS).filter(([, setting]) => setting.inFile);
  const list = names.map(([one]) => one).join(', ');
  return [serverProblem('server.setting-unknown', { name, names: list }, { file })];
}

/** YAML reads `yes` and `true` as a switch; the environment writes switches as 1 and 0. */
function textOf(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}
