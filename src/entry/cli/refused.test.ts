import { describe, expect, it } from 'vitest';
import { refusedBySystem } from './refused.ts';

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe('what the system refused', () => {
  it('is told with its place as something to be mended, not as a fault of the program', () => {
    const denied = error("EACCES: permission denied, open '/srv/acme/x'", { code: 'EACCES', path: '/srv/acme/x' });
    expect(refusedBySystem(denied, '/srv/acme')).toMatchObject({
      code: 'cli.not-permitted',
      params: { place: '/srv/acme/x' },
    });
    const full = [
      error('ENOSPC: no space left on device, write', { code: 'ENOSPC' }),
      error('could not extend file "base/5/2601"', { code: '53100' }),
      error('IO Error: Could not write file "/srv/acme/a.parquet": No space left on device'),
    ];
    expect(full.map((one) => refusedBySystem(one, '/srv/acme')?.code)).toEqual(full.map(() => 'cli.disk-full'));
  });

  it('is nothing else: what nobody foresaw stays to be reported', () => {
    expect(refusedBySystem(error('x is not a function'), '.')).toBeNull();
    expect(refusedBySystem(error('gone', { code: 'ENOENT' }), '.')).toBeNull();
  });
});
