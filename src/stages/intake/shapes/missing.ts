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

/**
 * The text, or NULL where it says that there is none. `x` is a SQL expression. No spelling of "none" begins with most of the
 * letters and digits, and comparing is far cheaper than trimming: most cells are through after the first arm.
 */
export function textOrNull(x: string): string {
  const plain = `(${x} >= 'O' AND ${x} < 'n' OR ${x} >= 'o' AND ${x} < '~' OR ${x} >= '@' AND ${x} < 'N' OR ${x} >= '0' AND ${x} < '?')`;
  return `CASE WHEN ${plain} AND NOT suffix(${x}, ' ') THEN ${x} WHEN ${x} IN (${list(BLANKS)}) THEN NULL ELSE nullif(trim(${x}), '') END`;
}

/** Whether there is a value to be read as a number, date, duration or flag. */
export function isFilled(x: string): string {
  const words = `trim(${x}, ' \u3000\u00a0\t\r\n') NOT IN (${list(BLANK_VALUES)})`;
  return `CASE WHEN ${x} IS NULL OR ${x} = '' THEN false ELSE ${words} END`;
}

/** Full-width digits and signs as half-width ones, blanks trimmed: `１２：３０` is `12:30`. */
export function halfWidth(x: string): string {
  return `trim(translate(${x}, '０１２３４５６７８９：／．，－＋％（）￥　\u00a0\t', '0123456789:/.,-+%()¥   '))`;
}
