import { Decimal } from '../../base/decimal.ts';
import type { Reason, RowRef } from '../../base/explain.ts';
import { showQuantity } from '../../base/quantity.ts';
import { fill, type Lang, say, type Text } from '../../base/text.ts';

/** A reason as a tree of lines: sentence, formula, formula with values, then what it is made of, down to the rows. */

const WORDS = {
  formula: { 'zh-CN': '公式', 'zh-TW': '公式', en: 'formula' },
  values: { 'zh-CN': '代入', 'zh-TW': '代入', en: 'values' },
  above: { 'zh-CN': '（见上）', 'zh-TW': '（見上）', en: '(see above)' },
  rows: {
    'zh-CN': '依据 {n} 行，列出 {shown} 行',
    'zh-TW': '依據 {n} 列，列出 {shown} 列',
    en: '{n} rows behind it, {shown} shown',
  },
  row: { 'zh-CN': '{file} 第 {row} 行', 'zh-TW': '{file} 第 {row} 列', en: '{file} row {row}' },
} as const satisfies Readonly<Record<string, Text>>;

export function reasonText(reason: Reason, lang: Lang): string {
  const seen = new Set<string>();
  return `${[...lines(reason, lang, seen)].join('\n')}\n`;
}

function* lines(reason: Reason, lang: Lang, seen: Set<string>): Iterable<string> {
  const key = `${reason.kind}/${reason.id}`;
  const repeated = seen.has(key) && reason.parts.length > 0;
  yield heading(reason, lang) + (repeated ? ` ${say(WORDS.above, lang)}` : '');
  if (repeated) return;
  if (reason.kind === 'line') seen.add(key);
  const stem = reason.parts.length > 0 ? '│ ' : '  ';
  for (const line of detail(reason, lang)) yield stem + line;
  const last = reason.parts.length - 1;
  for (const [i, part] of reason.parts.entries()) yield* hung(lines(part, lang, seen), i === last);
}

/** A part's lines, hung from the stem of what it belongs to; the stem ends at the last one. */
function* hung(part: Iterable<string>, last: boolean): Iterable<string> {
  const [first, others] = last ? ['└─ ', '   '] : ['├─ ', '│  '];
  let lead = first;
  for (const line of part) {
    yield lead + line;
    lead = others;
  }
}

function heading(reason: Reason, lang: Lang): string {
  // A step says all of itself in one sentence.
  if (reason.kind === 'step') return say(reason.sentence, lang) || say(reason.title, lang);
  const title = say(reason.title, lang);
  const name = title === '' || title === reason.id ? reason.id : `${title} ${reason.id}`;
  const n = reason.n === undefined ? '' : ` · n ${reason.n}`;
  return `${name}: ${valueText(reason, lang)}${n}`;
}

function valueText(reason: Reason, lang: Lang): string {
  if (reason.value === null) return '—';
  const number = Decimal.parse(reason.value);
  return number ? showQuantity(number, reason.unit, lang) : reason.value;
}

function* detail(reason: Reason, lang: Lang): Iterable<string> {
  const sentence = say(reason.sentence, lang);
  if (sentence !== '' && reason.kind !== 'step') yield sentence;
  if (reason.formula !== undefined) yield `${say(WORDS.formula, lang)}: ${reason.formula}`;
  if (reason.substituted !== undefined && reason.substituted !== reason.formula) {
    yield `${say(WORDS.values, lang)}: ${reason.substituted}`;
  }
  if (!reason.rows || reason.rows.length === 0) return;
  const count = { n: String(reason.rowCount ?? reason.rows.length), shown: String(reason.rows.length) };
  yield `${fill(say(WORDS.rows, lang), count)}:`;
  for (const row of reason.rows) yield `  ${rowText(row, lang)}`;
}

function rowText(row: RowRef, lang: Lang): string {
  const file = row.sheet === null || row.sheet === '' ? row.file : `${row.file} [${row.sheet}]`;
  const place = row.link ?? fill(say(WORDS.row, lang), { file, row: String(row.row) });
  const values = Object.entries(row.values).map(([name, value]) => `${name}=${value ?? '—'}`);
  const told = `${place}: ${row.key}${values.length > 0 ? ` · ${values.join(' · ')}` : ''}`;
  return row.origin === undefined ? told : `${told} · ${row.origin}`;
}
