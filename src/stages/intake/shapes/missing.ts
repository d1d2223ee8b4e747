/** Spellings of "there is no value" in exports; in numbers, dates and flags also a few words that could be a name. */

const BLANKS: readonly string[] = [
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '－',
  '/',
  '?',
  '？',
  'N/A',
  'n/a',
  '#N/A',
  '#VALUE!',
  '#DIV/0!',
  'NULL',
  'null',
  'None',
  'none',
  'NaN',
  'nan',
  '暂无数据',
  '暫無資料',
  '暂无',
  '无数据',
  '無資料',
];

/** Only where a number, date or flag is expected: a nickname may be `NA` or `无`. */
const BLANK_VALUES: readonly string[] = [...BLANKS, 'NA', 'na', 'nil', '无', '無', '未评价', '未評價', '未填写', '空'];

function list(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

/** The text, or NULL where it says that there is none. `x` is a SQL expression. */
export function textOrNull(x: string): string {
  return `CASE WHEN ${x} IN (${list(BLANKS)}) THEN NULL ELSE nullif(trim(${x}), '') END`;
}

/** Whether there is a value to be read as a number, date, duration or flag. */
export function isFilled(x: string): string {
  return `(${x} IS NOT NULL AND trim(${x}, ' \u3000\u00a0\t\r\n') NOT IN (${list(BLANK_VALUES)}))`;
}

/** Full-width digits and signs as half-width ones, blanks trimmed: `１２：３０` is `12:30`. */
export function halfWidth(x: string): string {
  return `trim(translate(${x}, '０１２３４５６７８９：／．，－＋％（）￥　\u00a0\t', '0123456789:/.,-+%()¥   '))`;
}
