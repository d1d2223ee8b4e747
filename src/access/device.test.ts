import { expect, it } from 'vitest';
import { deviceName } from './device.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it('knows a browser from those that it wants to be taken for', () => {
  const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`;
  expect(deviceName(windows)).toBe('Chrome · Windows');
  expect(deviceName(`${windows} Edg/140.0.0.0`)).toBe('Edge · Windows');
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
  expect(deviceName(`${phone} MicroMessenger/8.0.50`)).toBe('WeChat · iPhone');
  expect(deviceName(`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18 Safari/605.1.15`)).toBe(
    'Safari · macOS',
  );
});

it('says what it was told where it knows nothing of it', () => {
  expect(deviceName('curl/8.5.0')).toBe('curl/8.5.0');
  expect(deviceName('')).toBe('');
});
