import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from './app.ts';

const root = mkdtempSync(join(tmpdir(), 'jixin-web-'));
const web = join(root, 'web');
let app: App;

/** What a build leaves: a page, and the one script that it names. */
function build(script: string): void {
  rmSync(web, { recursive: true, force: true });
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), `<script src="/assets/${script}"></script>`);
  writeFileSync(join(web, 'icon.svg'), '<svg/>');
  writeFileSync(join(web, 'assets', script), `"${script}"`);
}

beforeAll(async () => {
  writeFileSync(join(root, 'secret.txt'), 'secret');
  build('page-1a.js');
  const plain = { version: '0', logger: false, uploadLimit: 1000, rate: 10_000, trustProxy: false } as const;
  app = await createApp({ ...plain, web, problemStatus: {} });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});

const get = async (url: string) => {
  const { statusCode, body, headers } = await app.inject({ url });
  return { status: statusCode, body, cache: headers['cache-control'], type: String(headers['content-type']) };
};

describe('the files of the web app', () => {
  it('are kept for ever where their name has a hash, and asked for anew where it has none', async () => {
    expect(await get('/assets/page-1a.js')).toMatchObject({
      status: 200,
      cache: 'public, max-age=31536000, immutable',
    });
    expect(await get('/icon.svg')).toMatchObject({ status: 200, cache: 'no-cache' });
    for (const address of ['/', '/pay/runs', '/people/王'])
      expect(await get(encodeURI(address))).toMatchObject({
        status: 200,
        cache: 'no-cache',
        type: 'text/html; charset=utf-8',
      });
  });

  it('are those of the newest build, though the server was there before it', async () => {
    build('page-2b.js');
    expect((await get('/')).body).toContain('page-2b.js');
    expect(await get('/assets/page-2b.js')).toMatchObject({ status: 200, body: '"page-2b.js"' });
    expect(await get('/assets/page-1a.js')).toMatchObject({
      status: 404,
      type: 'application/problem+json; charset=utf-8',
    });
  });

  it('are all that is served from the disk, and no address of the API', async () => {
    for (const address of ['/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%2fsecret.txt', '/assets/'])
      expect((await get(address)).body).not.toBe('secret');
    expect(await get('/api/nothing')).toMatchObject({ status: 404, type: 'application/problem+json; charset=utf-8' });
  });
});
