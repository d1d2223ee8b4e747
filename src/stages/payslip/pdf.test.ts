import { PassThrough } from 'node:stream';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { writeSlips } from './pdf.node.ts';
import type { SlipSheet } from './sheet.ts';

const sheet = (over: Partial<SlipSheet> = {}): SlipSheet => ({
  title: '绩薪商城 工资条 2026-01',
  person: '欧阳𠮷祥 · K0065 · 晨曦组',
  plan: '基础客服积分绩效 v1',
  parts: [
    {
      title: '工资（元）',
      rows: [{ title: '绩效工资', why: '因为各项条件都满足。', amount: '1,234.50', strong: true }],
    },
  ],
  foot: '工资信息请勿外传。',
  ...over,
});

async function pagesOf(sheets: readonly SlipSheet[]): Promise<readonly string[]> {
  const out = new PassThrough();
  const pieces: Buffer[] = [];
  out.on('data', (piece: Buffer) => pieces.push(piece));
  await writeSlips(
    out,
    (async function* () {
      yield* sheets;
    })(),
  );
  const document = await getDocumentProxy(new Uint8Array(Buffer.concat(pieces)));
  return (await extractText(document, { mergePages: false })).text.map((page) => page.normalize('NFKC'));
}

describe('a payslip on paper', () => {
  it('can be read again: simplified and traditional Chinese, rare characters of names, numbers', async () => {
    const traditional = sheet({ title: '薪資單 績薪', person: '龍應臺 · K2' });
    const [first = '', second = ''] = await pagesOf([sheet(), traditional]);
    for (const text of ['绩薪商城 工资条 2026-01', 'K0065', '晨曦组', '绩效工资', '1,234.50', '因为各项条件都满足。'])
      expect(first).toContain(text);
    expect(second).toContain('薪資單 績薪');
    expect(second).toContain('龍應臺');
    expect(first).not.toContain('龍應臺');
  });

  it('begins a page for everybody, and goes on to a second where one is not enough', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      title: `行项${i}`,
      why: '',
      amount: `${i}.00`,
      strong: false,
    }));
    const pages = await pagesOf([sheet(), sheet({ parts: [{ title: '工资', rows }] }), sheet({ person: '最后一人' })]);
    expect(pages).toHaveLength(4);
    expect(pages[2]).toContain('行项59');
    expect(pages[3]).toContain('最后一人');
  });

  it('is a document also where nobody is paid', async () => {
    expect(await pagesOf([])).toHaveLength(1);
  });
});
