import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('tells the reader’s day: in Shanghai the night of the first in London is the second', async () => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
  const { dayText, instantText } = await import('./instant.ts');
  expect([dayText('2026-12-01T22:06:00Z'), instantText('2026-12-01T22:06:00Z')]).toEqual([
    '2026-12-02',
    '2026-12-02 06:06',
  ]);
});
