import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { book, sheet, textRows, zip } from '../../src/stages/intake/read/zip-fixture.node.ts';

/** Files that nobody should send: broken, lying, much too much. Each is made here, none is kept. */

export interface MalformedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const CSV = 'call,agent,when,score\n1,Ada,2026-01-05 09:00,5\n2,Bo,2026-01-06 10:00,4\n';
const GOOD = sheet(
  textRows([
    ['call', 'agent', 'when', 'score'],
    ['1', 'Ada', '2026-01-05 09:00', '5'],
  ]),
);
const WORKBOOK = book(GOOD);
const XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]>`;

const cell = (xml: string) =>
  sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>call</t></is></c></row><row r="2">${xml}</row>`);
const csv = (...lines: readonly string[]) => Buffer.from(`${lines.join('\n')}\n`);
const days = (...written: readonly string[]) =>
  csv('call,agent,when,score', ...written.map((when, i) => `${i},Ada,${when},5`));
const scores = (...written: readonly string[]) =>
  csv('call,agent,when,score', ...written.map((score, i) => `${i},Ada,2026-01-05 09:00,${score}`));
const many = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i));

const FILES: Readonly<Record<string, Buffer | string>> = {
  // Nothing, or hardly anything.
  'empty.csv': '',
  'newlines.csv': '\n\n\r\n\r\n',
  'spaces.csv': '   ,  ,\t\n , ,\n',
  'header-only.csv': 'call,agent,when,score\n',
  'bom-only.csv': '\ufeff',
  'one-byte.csv': Buffer.from([0x00]),
  'no-header.csv': '1,Ada,2026-01-05 09:00,5\n2,Bo,2026-01-06 10:00,4\n',
  // Encodings.
  'utf16le.csv': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, 'utf16le')]),
  'utf16le-odd.csv': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, 'utf16le').subarray(0, 41)]),
  'utf16be-no-bom.csv': iconv.encode(CSV, 'utf-16be'),
  'utf32.csv': iconv.encode(CSV, 'utf-32le'),
  'gb18030.csv': iconv.encode('会话编号,客服,开始时间\n1,小美,2026-01-05 09:00\n', 'gb18030'),
  'gb-cut.csv': iconv.encode('会话编号,客服,开始时间\n1,小美,2026-01-05 09:00\n', 'gb18030').subarray(0, 21),
  'latin1.csv': Buffer.from('call,agent,when\n1,Ren\xe9e,2026-01-05\n', 'latin1'),
  'mixed-encodings.csv': Buffer.concat([Buffer.from(CSV), iconv.encode('3,小美,2026-01-07,5\n', 'gb18030')]),
  'overlong-utf8.csv': Buffer.concat([Buffer.from(CSV), Buffer.from([0xc0, 0xaf, 0xe0, 0x80, 0x80, 0x0a])]),
  'half-characters.csv': Buffer.concat([Buffer.from(CSV), Buffer.from([0xed, 0xa0, 0x80, 0x0a])]),
  'nul.csv': 'call,agent,when,score\n1,A\u0000da,2026-01-05 09:00,5\n',
  'nuls.csv': Buffer.alloc(100_000),
  'controls.csv': 'call,agent,when\n1,\u0001\u0008\u001b[31mAda,2026-01-05\n',
  'noise.csv': Buffer.from(
    many(40_000, (i) => String.fromCharCode((i * 7919 + (i >> 3) * 104_729) % 256)).join(''),
    'latin1',
  ),
  // Shapes of text.
  'ragged.csv': 'call,agent,when\n1\n1,2,3,4,5,6\n,,\n1,Ada\n',
  'open-quote.csv': 'call,agent,when\n1,"Ada,2026-01-05\n2,Bo,2026-01-06\n',
  'quotes.csv': `call,agent,when\n1,${'"'.repeat(9999)},2026-01-05\n`,
  'one-line.csv': `${'x'.repeat(300_000)}`,
  'huge-cell.csv': csv('call,agent,when', `1,${'A'.repeat(400_000)},2026-01-05`),
  '10000-columns.csv': csv(many(10_000, (i) => `c${i}`).join(','), many(10_000, () => '1').join(',')),
  'same-headers.csv': csv(many(200, () => 'agent').join(','), many(200, () => 'Ada').join(',')),
  'empty-headers.csv': csv(',,,', '1,Ada,2026-01-05,5'),
  'hostile-headers.csv': csv('__proto__,constructor,toString,"""; DROP TABLE x; --",../../x', '1,2,3,4,5'),
  'odd-separators.csv': 'call\u0001agent\u0001when\n1\u0001Ada\u00012026-01-05\n',
  'old-mac.csv': CSV.replaceAll('\n', '\r'),
  'many-blank-lines.csv': `call,agent,when\n${'\n'.repeat(200_000)}1,Ada,2026-01-05\n`,
  // Values.
  'formulas.csv': csv(
    'call,agent,when,score',
    '1,=cmd|x!A0,2026-01-05,5',
    '2,@SUM(1),2026-01-05,+1',
    '3,-2+3,2026-01-05,5',
  ),
  'absurd-days.csv': days(
    '0000-00-00',
    '2026-02-30',
    '9999-12-31',
    '275761-01-01',
    '-1',
    '1e99',
    '32/13/2026',
    '二〇二六年',
  ),
  'excel-serials.csv': days('46027', '-46027', '1e308', '0.5', '2958466'),
  'absurd-numbers.csv': scores('1e999', 'NaN', 'Infinity', '-0', '9'.repeat(400), '0x10', '1,5', '١٢', '5e-324', '--5'),
  'turned.csv': csv('call,agent,when', '1,\u202eadA\u2066,2026-01-05', '2,\u200b\u200d\ufeff,2026-01-05'),
  'paths.csv': csv('call,agent,when', '1,../../../../etc/passwd,2026-01-05', '2,C:\\CON,2026-01-05'),
  // Names that lie.
  'really-a-workbook.csv': WORKBOOK,
  'really-text.xlsx': CSV,
  'really-a-page.xls': '<html><table><tr><td>call</td></tr></table></html>',
  'old-excel.xls': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
  'picture.csv': Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 7)]),
  'program.csv': Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(2000, 3)]),
  'packed.csv.gz': gzipSync(CSV),
  'gzip-bomb.csv': gzipSync(Buffer.alloc(50_000_000)),
  'document.pdf': '%PDF-1.7\n%%EOF',
  '..%2f..%2fup.csv': CSV,
  'CON.csv': CSV,
  // Archives.
  'cut.xlsx': WORKBOOK.subarray(0, Math.floor(WORKBOOK.length / 2)),
  'no-directory.xlsx': WORKBOOK.subarray(0, WORKBOOK.length - 22),
  'no-beginning.xlsx': WORKBOOK.subarray(30),
  'trailing.xlsx': Buffer.concat([WORKBOOK, Buffer.alloc(300, 65)]),
  'empty-archive.xlsx': zip([]),
  'no-workbook.xlsx': zip([{ name: 'readme.txt', data: 'x' }]),
  'no-sheets.xlsx': book(GOOD, { sheets: [] }),
  'nested.xlsx': zip([{ name: 'xl/workbook.xml', data: WORKBOOK }]),
  'archive-of-files.zip': zip([
    { name: 'calls.csv', data: CSV },
    { name: 'inner.zip', data: zip([{ name: 'calls.csv', data: CSV }]) },
  ]),
  'climbing.xlsx': zip([{ name: '../../../../tmp/climbed.xml', data: 'x' }]),
  'lying-size.xlsx': book(GOOD, { claims: 10 }),
  'claims-gigabytes.xlsx': book(GOOD, { claims: 0xfffffffe }),
  'bomb.xlsx': book(sheet(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(1_000_000)}</row>`)),
  'bomb-of-strings.xlsx': book(GOOD, { strings: `<sst>${'<si><t>x</t></si>'.repeat(1_500_000)}</sst>` }),
  'many-sheets.xlsx': book(GOOD, { sheets: many(200, (i) => `S${i}`).map((name) => ({ name, xml: GOOD })) }),
  // XML.
  'xxe.xlsx': book(`${XXE}<worksheet><sheetData><row r="1"><c r="A1"><v>&e;</v></c></row></sheetData></worksheet>`),
  'laughs.xlsx': book(
    `${LAUGHS}<worksheet><sheetData><row r="1"><c r="A1"><v>&j;</v></c></row></sheetData></worksheet>`,
  ),
  'xxe-strings.xlsx': book(GOOD, { strings: `${XXE}<sst><si><t>&e;</t></si></sst>` }),
  'cut-xml.xlsx': book('<worksheet><sheetData><row r="1"><c r="A1"'),
  'deep-xml.xlsx': book(`<worksheet>${'<a>'.repeat(100_000)}`),
  'not-xml.xlsx': book('call,agent,when'),
  'no-such-string.xlsx': book(cell('<c r="A2" t="s"><v>999999</v></c>')),
  'no-such-style.xlsx': book(cell('<c r="A2" s="99999"><v>1</v></c>')),
  'far-cell.xlsx': book(cell('<c r="XFD1048576"><v>1</v></c>')),
  'impossible-cell.xlsx': book(cell('<c r="ZZZZZZZ99999999999"><v>1</v></c>')),
  'formula.xlsx': book(cell('<c r="A2"><f>HYPERLINK("http://x.example")</f><v>1</v></c>')),
  'error-cells.xlsx': book(cell('<c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="zz"><v>1</v></c>')),
  'absurd-numbers.xlsx': book(cell('<c r="A2"><v>1e999</v></c><c r="B2"><v>NaN</v></c><c r="C2"><v></v></c>')),
  // Lines of JSON.
  'open.json': '{"a": ',
  'deep.json': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  'polluting.json': '[{"__proto__": {"polluted": true}, "call": 1}]',
  'scalar.json': '42',
  'wide.jsonl': many(500, (i) => JSON.stringify({ [`k${i}`]: i })).join('\n'),
  'broken.jsonl': '{"call":1}\nnot json\n{"call":2}\n',
  'nested.jsonl': `${JSON.stringify({ call: { call: { call: many(2000, () => 'x') } } })}\n`,
  // Columns on disk.
  'fake.parquet': Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(500, 9), Buffer.from('PAR1')]),
  'cut.parquet': Buffer.from('PAR1'),
};

export const MALFORMED: readonly MalformedFile[] = Object.entries(FILES).map(([name, content]) => ({
  name,
  bytes: Buffer.from(content as Buffer),
}));
