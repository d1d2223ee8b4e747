import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READ_LIMITS } from '../limits.ts';
import type { NumberFormat } from './cells.ts';
import { SheetRows } from './rows.ts';
import { SheetParser } from './sheet.ts';
import { type PartParser, Shortcut } from './shortcut.ts';
import { SharedStrings } from './strings.node.ts';

const FORMATS: readonly NumberFormat[] = ['general', 'date', 'datetime', 'time', 'duration', 'percent'];
const STRINGS = ['小美', 'a & b', ''];
const LIMITS = { ...READ_LIMITS, columns: 30, cell: 40 };

/** Everything that a reader of a sheet can tell, and how many of its rows took the shortcut. */
function sheetRead(chunks: readonly string[], from1904: boolean, shortcut: boolean) {
  const seen: [number, readonly string[]][] = [];
  const context = { string: (i: number) => STRINGS[i], formats: FORMATS, from1904, limits: LIMITS };
  const rows = new SheetRows(context, (row, cells) => {
    seen.push([row, cells]);
    return undefined;
  });
  const parser = new Counting(rows);
  feed(shortcut ? new Shortcut(parser) : parser, chunks);
  const { problem, errorCells, errorExample, uncomputed } = rows;
  return { told: { seen, problem, errorCells, errorExample, uncomputed }, taken: parser.taken };
}

class Counting extends SheetParser {
  taken = 0;

  override takePlain(text: string, from: number): boolean {
    const plain = super.takePlain(text, from);
    if (plain) this.taken++;
    return plain;
  }
}

function feed(parser: PartParser, chunks: readonly string[]): void {
  for (const chunk of chunks) parser.write(chunk);
  parser.end();
}

function cut(text: string, offsets: readonly number[]): readonly string[] {
  const at = [0, ...offsets.map((offset) => offset % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
}

const common = (...texts: string[]) => fc.constantFrom(...texts);
const plainText = common('Ada', '小美', '😀', 'a b', ' x ', '5', '-1.50', '44087.518', '1', '0', '', '\t\n', '2.5E-7');
const oddText = common(
  '&amp;&lt;&gt;&quot;&apos;',
  '&#20013;&#x1F600;',
  '&#10;',
  '&bogus;',
  '&amp',
  '&',
  'a>b',
  ']]>',
  'a\r\nb',
  'a\u0085b\u2028',
  '\u0001',
  '\uffff',
  '<![CDATA[</row>]]>',
  '<![CDATA[]]>',
  '<!-- </row> -->',
  'x<!-- 1 -->y',
  '<?p </row>?>',
  'y'.repeat(41),
);
const text = fc.oneof(
  { weight: 40, arbitrary: plainText },
  { weight: 2, arbitrary: oddText },
  { weight: 8, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map(String) },
);
const rarely = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 30, arbitrary: common(...usual) }, { weight: 1, arbitrary: common(...odd) });
const style = rarely(['', ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="4"', ' s="5"', ' s="99"'], [' s="x"', ' s=""']);
const type = rarely(
  ['', '', ' t="n"', ' t="b"', ' t="e"', ' t="d"', ' t="str"', ' t="inlineStr"'],
  [' t="s"', ' t="?"'],
);
const formula = rarely(
  ['', '', '', '<f>A1&amp;B1</f>', '<f></f>', '<f t="shared" si="0"/>', '<f t="shared" ref="A1:A9" si="0">1</f>'],
  ['<f t="array" ref="A1">1</f>', '<f>&b;</f>'],
);
const value = fc
  .tuple(text, text)
  .map(([a, b]) => [
    `<v>${a}</v>`,
    `<is><t>${a}</t></is>`,
    `<is><t xml:space="preserve">${a}</t></is>`,
    `<is><r><rPr><b/></rPr><t>${a}</t></r><r><t>${b}</t></r><rPh sb="0"><t>x</t></rPh></is>`,
    `<v>${a}</v><extLst><ext/></extLst>`,
    '<v/>',
    '',
  ]);
const cell = fc
  .tuple(fc.nat(6), style, type, rarely([''], [' cm="1"', ' s="1"']), formula, value, fc.nat(40), fc.nat(60))
  .map(([step, s, t, more, f, values, kind, odd]) => {
    const body = `${f}${values[kind % values.length]}`;
    const attributes = odd % 2 === 0 ? `${s}${t}${more}` : `${t}${s}${more}`;
    return {
      step,
      odd,
      text: (r: string) => (odd === 7 ? `<c${r}${attributes}/>` : `<c${r}${attributes}>${body}</c>`),
    };
  });
const rowMore = rarely(
  ['', ' spans="1:8"', ' spans="1:8" x14ac:dyDescent="0.25"'],
  [' ht="15" ht="16"', ' a=">"', ' r="9"'],
);
const between = rarely(
  ['', '', '\n  '],
  ['<!-- </row><row r="2"><c><v>7</v></c></row> -->', '<?p </row>?>', '<row/>', 'x', '<![CDATA[</row>]]>', '<x></x>'],
);
/** Shared strings need a number that is one. */
const sharedCell = fc.nat(30).map((i) => {
  const index = i === 30 ? 9 : i % STRINGS.length;
  return { step: 0, odd: 0, text: (r: string) => `<c${r} t="s"><v>${index}</v></c>` };
});
const cells = fc.array(fc.oneof({ weight: 3, arbitrary: cell }, sharedCell), { maxLength: 5 });
const row = fc.record({ before: between, gap: fc.nat(4), odd: fc.nat(60), more: rowMore, cells });

/** A sheet that is mostly as programs write it. */
const sheetXml = fc.tuple(fc.array(row, { maxLength: 8 }), fc.nat(30)).map(([rows, odd]) => {
  let number = 0;
  const body = rows.map(({ before, gap, odd, more, cells }) => {
    number += odd === 60 ? 0 : gap + 1;
    let column = -1;
    const inner = cells.map((cell) => {
      column += cell.step === 6 ? 4 : 1;
      const reference = cell.odd % 11 === 5 ? '' : ` r="${String.fromCharCode(65 + column)}${number}"`;
      return cell.text(reference);
    });
    const own = odd % 10 === 7 ? '' : ` r="${number}"`;
    return `${before}<row${own}${more}>${inner.join(odd % 10 === 3 ? ' \n' : '')}</row>`;
  });
  const head = odd === 5 ? '<?xml version="1.1"?>' : '<?xml version="1.0" encoding="UTF-8"?>\n';
  const end =
    odd === 6 ? '</sheetData>' : '</sheetData><mergeCells><row><c><v>1</v></c></row></mergeCells></worksheet>';
  const xml = `${head}<worksheet xmlns:x14ac="x"><!-- <sheetData></row> --><sheetData>${body.join('')}${end}`;
  return odd === 7 ? xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:') : xml;
});

describe('the shortcut past the XML parser', () => {
  it('gives what the XML parser alone gives, wherever the chunks are cut', () => {
    const offsets = fc.array(fc.nat(5000), { maxLength: 6 });
    let taken = 0;
    let rows = 0;
    let refused = 0;
    fc.assert(
      fc.property(sheetXml, offsets, fc.boolean(), (xml, at, from1904) => {
        const short = sheetRead(cut(xml, at), from1904, true);
        const { told } = sheetRead([xml], from1904, false);
        expect(short.told).toEqual(told);
        taken += short.taken;
        rows += told.seen.length;
        if (told.problem !== undefined) refused++;
      }),
      { numRuns: 3000 },
    );
    // The law says nothing of a shortcut that is never taken, or of sheets that are all refused.
    expect(taken).toBeGreaterThan(rows / 5);
    expect(refused).toBeGreaterThan(300);
    expect(refused).toBeLessThan(1500);
  });

  it('gives the same for a cut at every offset and for single characters', () => {
    fc.assert(
      fc.property(sheetXml, (xml) => {
        const { told } = sheetRead([xml], false, false);
        for (let at = 0; at <= xml.length; at++) {
          expect(sheetRead([xml.slice(0, at), xml.slice(at)], false, true).told).toEqual(told);
        }
        expect(sheetRead(xml.split(''), false, true).told).toEqual(told);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [
      'Excel',
      '<row r="#" spans="1:2" ht="15" x14ac:dyDescent="0.25"><c r="A#" s="1" t="s"><v>0</v></c><c r="B#"/></row>',
    ],
    [
      'POI',
      '<row r="#">\n<c r="A#" t="inlineStr" s="2"><is><t>a &amp; b</t></is></c><c r="B#" t="n"><v>1.0</v></c></row>',
    ],
    ['LibreOffice', '<row r="#" customFormat="false" ht="12.8"><c r="A#" s="0" t="str"><f>"a"</f><v>a</v></c></row>'],
    ['a writer without references', '<row><c t="b"><v>1</v></c><c><v>5</v></c></row>'],
  ])('takes all rows of %s but the first', (_, row) => {
    const rows = Array.from({ length: 50 }, (_, i) => row.replaceAll('#', String(i + 1))).join('');
    const { told, taken } = sheetRead([`<worksheet><sheetData>${rows}</sheetData></worksheet>`], false, true);
    expect([told.problem, told.seen.length, taken]).toEqual([undefined, 50, 49]);
  });

  it.each([
    ['behind the end of the rows', '</sheetData><x><row r="2"></row><row r="3"><c><v>1</v></c></row></x>'],
    ['in a comment', '<!-- </row><row r="2"><c><v>1</v></c></row> --></sheetData>'],
    ['in a CDATA section', '<![CDATA[</row><row r="2"><c><v>1</v></c></row>]]></sheetData>'],
    ['in an element that is not known', '<x><row r="2"></row><row r="3"><c><v>1</v></c></row></x></sheetData>'],
  ])('is not taken %s', (_, rest) => {
    const xml = `<worksheet><sheetData><row r="1"></row>${rest}</worksheet>`;
    const short = sheetRead([xml], false, true);
    expect(short.taken).toBe(0);
    expect(short.told).toEqual(sheetRead([xml], false, false).told);
  });

  it('is not taken in a comment of an element that was too long to wait for', () => {
    const chunks = [
      `<worksheet><sheetData><row></row><row><!-- ${'x'.repeat(300_000)}`,
      '<row><c><v>1</v></c></row> --></row></sheetData></worksheet>',
    ];
    const short = sheetRead(chunks, false, true);
    expect(short.taken).toBe(0);
    expect(short.told).toEqual(sheetRead(chunks, false, false).told);
  });

  it('costs time in proportion to a row that only seems plain', () => {
    const long = 'a'.repeat(200_000);
    const rows = ['', ` spans="${long}"`, ` ${long}`].map((more) => `<row${more}><c><v>${long}</v><v/></c></row>`);
    const xml = `<worksheet><sheetData><row></row>${rows.join('')}</sheetData></worksheet>`;
    // Were it the square of the length, this would not end in the time a test is given.
    expect(sheetRead([xml], false, true).told).toEqual(sheetRead([xml], false, false).told);
  });
});

describe('the shortcut for shared strings', () => {
  const item = fc.oneof(
    { weight: 4, arbitrary: text.map((t) => `<si><t>${t}</t></si>`) },
    text.map((t) => `<si><t xml:space="preserve">${t}</t></si>`),
    text.map((t) => `<si><r><t>${t}</t></r><rPh><t>x</t></rPh></si>`),
    common('\n', '<si/>', '<!-- </si><si><t>x</t></si> -->', '<x><si><t>y</t></si></x>'),
  );

  it('gives what the XML parser alone gives, wherever the chunks are cut', () => {
    const stringsOf = (chunks: readonly string[], shortcut: boolean) => {
      const strings = new SharedStrings('unused', LIMITS);
      feed(shortcut ? new Shortcut(strings) : strings, chunks);
      return [strings.problem, ...Array.from({ length: 12 }, (_, i) => strings.at(i))];
    };
    fc.assert(
      fc.property(fc.array(item, { maxLength: 10 }), fc.array(fc.nat(2000), { maxLength: 6 }), (items, at) => {
        const xml = `<sst count="3">${items.join('')}</sst>`;
        expect(stringsOf(cut(xml, at), true)).toEqual(stringsOf([xml], false));
      }),
      { numRuns: 1000 },
    );
  });
});
