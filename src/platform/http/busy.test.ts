import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createApp } from './app.ts';

it('does not refuse whoever asks right after a heavy second', async () => {
  const app = await createApp({
    version: '0',
    logger: false,
    uploadLimit: 1,
    rate: 1000,
    trustProxy: false,
    web: null,
    problemStatus: {},
  });
  app.get('/page', async () => ({ there: true }));
  await app.ready();
  const answered: number[] = [];
  for (let heavy = 0; heavy < 3; heavy++) {
    standStill(1100);
    await sleep(1);
    answered.push((await app.inject({ url: '/page' })).statusCode);
  }
  await app.close();
  expect(answered).toEqual([200, 200, 200]);
});

/** As a statement of the embedded database does. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
