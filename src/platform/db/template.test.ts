import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { opened } from '../../../test/postgres/backends.ts';
import { createDatabaseFolder, isDatabaseFolder } from './template.ts';

describe('a new database', () => {
  const home = mkdtempSync(join(tmpdir(), 'jixin template '));
  const cache = join(home, 'cache');
  afterAll(() => rmSync(home, { recursive: true }));
  const folderOf = (name: string) => join(home, name, 'records');

  it('starts from a copy of the cached empty one only if every byte of it is as it was kept', async () => {
    await createDatabaseFolder(folderOf('made'), null, cache);
    const [kept = ''] = readdirSync(cache);
    writeFileSync(join(cache, kept, 'data', 'PG_VERSION'), 'spoilt');
    await createDatabaseFolder(folderOf('again'), null, cache);
    expect(isDatabaseFolder(folderOf('again'))).toBe(true);
    await (await opened({ dataDir: join(home, 'again') })).close();
    expect(readdirSync(join(home, 'again')).sort()).toEqual(['records', 'records.lock']);
  });

  it('begins with tables that were made once, until they are others; what broke off is not kept', async () => {
    const made: string[] = [];
    const begin = async (name: string, key: string, whole = true) => {
      const make = async (folder: string) => {
        made.push(name);
        writeFileSync(join(folder, 'tables'), key);
        return whole;
      };
      await createDatabaseFolder(folderOf(name), { key, make }, cache);
      return readFileSync(join(folderOf(name), 'tables'), 'utf8');
    };
    const [old, young] = ['0'.repeat(16), '1'.repeat(16)];
    const names = () => readdirSync(cache).map((name) => name.replace(/^pglite-[\d.]+/, ''));
    expect(await begin('broken', old, false)).toBe(old);
    expect(names()).toEqual(['']);
    expect(await begin('first', old)).toBe(old);
    expect(await begin('second', old)).toBe(old);
    expect(made).toEqual(['broken', 'first']);
    expect(await begin('changed', young)).toBe(young);
    expect(made).toEqual(['broken', 'first', 'changed']);
    expect(names().sort()).toEqual(['', `-${young}`]);
  });
});
