import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './server/config.ts';
import { environmentOf, SETTINGS, type Setting, settingsFile } from './settings.ts';

const root = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'jixin-settings-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The system's own: where a user's cache is, and the terminal's language. */
const SYSTEM = ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'LC_ALL', 'LC_MESSAGES', 'LANG'];

function given(yaml: string, environment: Readonly<Record<string, string>> = {}) {
  writeFileSync(settingsFile(dataDir), yaml);
  return environmentOf(dataDir, environment);
}

describe('settings', () => {
  it('are listed in docs/operate/settings.md with their default and meaning, each and no other', () => {
    const page = readFileSync(join(root, 'docs/operate/settings.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([A-Z_]+)`( †)? \| (.+?) \| (.+?) \|$/gm)];
    const listed = rows.map(([, name, dagger, otherwise]) => [name, { otherwise, inFile: dagger === undefined }]);
    expect(Object.fromEntries(listed)).toEqual(SETTINGS);
    for (const [, name, , , meaning = ''] of rows) expect(meaning.length, name).toBeGreaterThan(9);
  });

  it('are all there are: the program reads no other name from the environment', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const read = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(join(root, 'src', file), 'utf8').matchAll(/\benv(?:ironment)?\.([A-Z][A-Z_]+)\b/g),
      ])
      .map(([, name]) => name as string);
    expect(read.length).toBeGreaterThan(10);
    expect(new Set(read)).toEqual(new Set([...Object.keys(SETTINGS), ...SYSTEM]));
  });

  it('have the default that the documentation says', () => {
    const config = readConfig({});
    if (!config.ok) throw new Error('the defaults are refused');
    const { host, port, logLevel, rate, uploadLimit, demo, secureCookies, trustProxy } = config.value;
    const said = (name: keyof typeof SETTINGS) => (SETTINGS[name] as Setting).otherwise;
    expect([host, String(port), logLevel, String(rate), String(uploadLimit / 1024 ** 2)]).toEqual([
      said('HOST'),
      said('PORT'),
      said('JIXIN_LOG'),
      said('JIXIN_RATE'),
      said('JIXIN_UPLOAD_MB'),
    ]);
    expect([demo, secureCookies, trustProxy].map((on) => (on ? '1' : '0'))).toEqual([
      said('JIXIN_DEMO'),
      said('JIXIN_SECURE'),
      said('JIXIN_TRUST_PROXY'),
    ]);
  });

  it('of the file hold unless the environment says otherwise', () => {
    const settings = given('PORT: 8080\nHOST: 0.0.0.0\nJIXIN_DEMO: false\n', { HOST: '127.0.0.1' });
    expect(settings.ok && settings.value).toEqual({ PORT: '8080', HOST: '127.0.0.1', JIXIN_DEMO: '0' });
  });

  it('are refused with the reason: unknown, a person’s own, no YAML, no plain value', () => {
    const codes = (yaml: string) => given(yaml).problems.map((problem) => problem.code);
    expect(codes('PROT: 80')).toEqual(['server.setting-unknown']);
    expect(codes('JIXIN_LANG: en')).toEqual(['server.setting-unknown']);
    expect(codes('PORT: [80')).toEqual(['server.settings-unreadable']);
    expect(codes('PORT: [80]')).toEqual(['server.settings-unreadable']);
    expect(codes('just a text')).toEqual(['server.settings-unreadable']);
    expect(codes('')).toEqual([]);
    for (const bad of [
      { PORT: '80a' },
      { PORT: '70000' },
      { JIXIN_RATE: '0' },
      { JIXIN_UPLOAD_MB: '-1' },
      { JIXIN_LOG: 'loud' },
      { JIXIN_URL: 'https://pay.example/somewhere' },
      { OIDC_ISSUER: 'https://login.example' },
      { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'jixin' },
    ])
      expect(readConfig(bad).problems.map((problem) => problem.code)).toEqual(['server.setting-bad']);
  });
});
