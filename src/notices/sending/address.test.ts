import { describe, expect, it } from 'vitest';
import { addressFault, addressOf } from './address.node.ts';

const code = (url: string, privateHosts = false) => addressFault(url, privateHosts)?.code ?? null;

describe('an address to send to', () => {
  it('is an https address of the open internet', () => {
    expect(code('https://oapi.dingtalk.com/robot/send?access_token=x')).toBeNull();
    expect(code('https://8.8.8.8/hook')).toBeNull();
    expect(code('https://[2001:4860:4860::8888]/hook')).toBeNull();
    for (const wrong of ['oapi.dingtalk.com', 'ftp://a.example', 'https://me:pw@a.example', ''])
      expect(code(wrong), wrong).toBe('notices.address-wrong');
    expect(code('http://oapi.dingtalk.com/')).toBe('notices.unencrypted');
  });

  it('is none of the networks behind the server, however it is written', () => {
    const inside = ['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'];
    const disguised = [
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:10.0.0.1]',
      '[fd00::1]',
      '[fe80::1]',
      '[64:ff9b::a00:1]',
    ];
    for (const host of [...inside, ...disguised])
      expect(code(`https://${host}/x`), host).toBe('notices.address-private');
    expect(code('http://10.1.2.3/x', true)).toBeNull();
  });

  it('is looked up, and refused where its name leads inside', async () => {
    const found = await addressOf('localhost', false);
    expect(found.problems.map((p) => p.code)).toEqual(['notices.address-private']);
    expect((await addressOf('localhost', true)).ok).toBe(true);
    const unknown = await addressOf('no-such-host.invalid', false);
    expect(unknown.problems.map((p) => p.code)).toEqual(['notices.address-unknown']);
  });
});
