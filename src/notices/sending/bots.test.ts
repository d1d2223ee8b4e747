import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sameText } from '../../base/text.ts';
import { botFault, botRequest, LINES_AT_ONCE, messageOf, scrubbed } from './bots.node.ts';

const NOW = Date.parse('2026-03-02T01:30:00.500Z');
const content = { subject: sameText('Payslips'), items: [{ text: sameText('2026-02 is out.'), link: '/home' }] };
const message = messageOf([content], '绩薪 Jixin', 'en', 'https://pay.example.com');

describe('a message to a group', () => {
  it('is markdown to WeCom, whose address is its only secret', () => {
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc';
    const sent = botRequest('wecom', { url, signing: 'unused' }, message, NOW);
    const text = '**绩薪 Jixin**\n2026-02 is out. [Open](https://pay.example.com/home)';
    expect(sent).toEqual({ url, body: { msgtype: 'markdown', markdown: { content: text } } });
  });

  it('never has more than the 4096 bytes that WeCom takes, however long the notices are', () => {
    const long = {
      subject: sameText(''),
      items: [{ text: sameText('长'.repeat(5000)), link: `/x/${'y'.repeat(100)}` }],
    };
    const most = messageOf(
      Array.from({ length: LINES_AT_ONCE }, () => long),
      '绩薪 Jixin · 客服中心',
      'zh-CN',
      'https://a.example',
    );
    const { body } = botRequest('wecom', { url: 'https://a.example', signing: '' }, most, NOW);
    const { markdown } = body as { markdown: { content: string } };
    expect(Buffer.byteLength(markdown.content)).toBeGreaterThan(2000);
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096);
  });

  it('is signed for DingTalk in the address, by milliseconds and the secret as key', () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=abc';
    const sent = botRequest('dingtalk', { url, signing: 'SECx' }, message, NOW);
    const { searchParams } = new URL(sent.url);
    const sign = createHmac('sha256', 'SECx').update(`${NOW}\nSECx`).digest('base64');
    expect(Object.fromEntries(searchParams)).toEqual({ access_token: 'abc', timestamp: String(NOW), sign });
    expect(sent.url).toContain(`sign=${encodeURIComponent(sign)}`);
    const text = '**绩薪 Jixin**\n\n2026-02 is out. [Open](https://pay.example.com/home)';
    expect(sent.body).toEqual({ msgtype: 'markdown', markdown: { title: '绩薪 Jixin', text } });
    expect(botRequest('dingtalk', { url, signing: '' }, message, NOW).url).toBe(url);
  });

  it('is signed for Feishu in the body, by seconds and both together as key of nothing', () => {
    const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/abc';
    const { body, url: to } = botRequest('feishu', { url, signing: 'demo' }, message, NOW);
    const timestamp = '1772415000';
    const sign = createHmac('sha256', `${timestamp}\ndemo`).update('').digest('base64');
    const paragraph = [
      { tag: 'text', text: '2026-02 is out. ' },
      { tag: 'a', text: 'Open', href: 'https://pay.example.com/home' },
    ];
    const post = { en_us: { title: '绩薪 Jixin', content: [paragraph] } };
    expect(to).toBe(url);
    expect(body).toEqual({ timestamp, sign, msg_type: 'post', content: { post } });
    expect(botRequest('feishu', { url, signing: '' }, message, NOW).body).not.toHaveProperty('sign');
  });

  it('lets nobody’s words become a link or a mention', () => {
    const item = { text: sameText('see [here](https://evil.example) <@all> *now*'), link: '/home' };
    const said = messageOf([{ subject: sameText(''), items: [item] }], 'x', 'en', null);
    const { body } = botRequest('wecom', { url: 'https://a.example', signing: '' }, said, NOW);
    expect(JSON.stringify(body)).not.toMatch(/\]\(|<@|\*now/);
  });
});

describe('a bot’s answer', () => {
  it('is a refusal where its code says so, though the status does not', () => {
    const refused = botFault({ status: 200, text: '{"errcode":310000,"errmsg":"sign not match"}' }, [], 'oapi.example');
    expect(refused?.params).toEqual({ host: 'oapi.example', reply: '310000 sign not match' });
    expect(botFault({ status: 200, text: '{"StatusCode":0}' }, [], 'h')).toBeNull();
    expect(botFault({ status: 200, text: '{"code":19021,"msg":"sign match fail"}' }, [], 'h')?.params.reply).toMatch(
      /^19021/,
    );
    expect(botFault({ status: 502, text: '<html>' }, [], 'h')?.params.reply).toBe('HTTP 502');
    expect(botFault({ status: 200, text: 'ok' }, [], 'h')).not.toBeNull();
  });

  it('is told without what was secret in the question', () => {
    expect(scrubbed('93000 invalid key=abc-123, hint', ['abc-123', ''])).toBe('93000 invalid key=•••, hint');
  });
});
