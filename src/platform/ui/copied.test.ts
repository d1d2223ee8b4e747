import { describe, expect, it } from 'vitest';
import { type CopiedCell, copied, plainCell } from './copied.ts';

const text = (of: string): CopiedCell => ({ text: of, number: false });
const number = (of: string): CopiedCell => ({ text: of, number: true });

describe('a copied table', () => {
  it('is one line a row and one tab between cells, numbers as their digits', () => {
    const { tsv } = copied([
      [text('组'), text('满意度')],
      [text('一组'), number('-0.934')],
    ]);
    expect(tsv).toBe('组\t满意度\r\n一组\t-0.934');
  });

  it('keeps texts texts in a spreadsheet, and their signs from breaking out', () => {
    const { html } = copied([
      [{ text: 'Team', number: false, head: true }],
      [text('2026-02')],
      [text('<b>"x"')],
      [number('7')],
    ]);
    expect(html).toBe(
      `<table><tr><th>Team</th></tr><tr><td style="mso-number-format:'\\@'">2026-02</td></tr>` +
        `<tr><td style="mso-number-format:'\\@'">&lt;b&gt;&quot;x&quot;</td></tr><tr><td>7</td></tr></table>`,
    );
  });

  it.each(['=1+1', '+1+cmd', '-2+3', '@SUM(A1)'])('never runs the text %s', (formula) => {
    const { tsv, html } = copied([[text(formula)]]);
    expect(tsv).toBe(`'${formula}`);
    expect(html).toContain(`>'`);
  });

  it('writes a cell with a tab or a quotation mark so that it stays one cell', () => {
    expect(copied([[text('a\tb'), text('say "so"')]]).tsv).toBe('"a\tb"\t"say ""so"""');
  });
});

describe('the plain text of a cell', () => {
  it.each([
    ['1,234.50', '1234.50', true],
    ['−12', '-12', true],
    ['+3', '3', true],
    ['—', '', false],
    ['007', '007', false],
    ['0.5', '0.5', true],
    ['12345678901234567890', '12345678901234567890', false],
    ['  two\n lines ', 'two lines', false],
    ['2026-02', '2026-02', false],
    ['K0014', 'K0014', false],
  ])('%s is %s', (shown, plain, isNumber) => {
    expect(plainCell(shown)).toEqual({ text: plain, number: isNumber });
  });
});
