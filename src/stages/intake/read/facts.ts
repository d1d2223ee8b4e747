import type { ColumnFacts, RawTable } from '../model.ts';

/** Rows looked at: enough to tell what a column holds, and the same for every file. */
const ROWS = 5000;
const EXAMPLES = 5;
const BLANK = `'^(|-+|—+|/|n/?a|null|none|nan|\\?|暂无数据|暫無資料|无|無)$'`;

const NUMBER = `'^[¥￥$]?\\s*[-+]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?(e[-+]?\\d+)?\\s*%?$'`;
const WHOLE = `'^[-+]?\\d+(\\.0+)?$'`;
const PERCENT = `'^[-+]?\\d+(\\.\\d+)?\\s*%$'`;
const DATE = `'^(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})|\\d{1,2}[- /](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- /,]+(\\d{4}|\\d{2}))([ t]+\\d{1,2}:\\d{2}.*)?$'`;
const TIME = `'^\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?[ap]m)?$'`;
const DURATION = `'^((\\d+ ?(天|小时|小時|时|時|分钟|分鐘|分|秒钟|秒|days?|hours?|h|minutes?|mins?|m|seconds?|secs?|s) ?)+|\\d+:\\d{2}:\\d{2}(\\.\\d+)?)$'`;
const YES_NO = `'^(y|n|yes|no|true|false|是|否|已解决|未解决|已解決|未解決)$'`;

/** More columns at once take more memory than a wide table should cost. */
const COLUMNS = 40;

/** Statements over the first rows of a table, some columns each; `readFacts` turns their rows into evidence. */
export function factsSql(table: Pick<RawTable, 'headers' | 'relation'>): readonly string[] {
  const sample = `facts_sample AS (SELECT * FROM ${table.relation} LIMIT ${ROWS})`;
  const partOf = (i: number) => {
    const text = `lower(trim(c${i}))`;
    const like = (pattern: string) => `count(*) FILTER (WHERE regexp_matches(v, ${pattern}))`;
    return `SELECT ${i} AS nr, (SELECT count(*) FROM facts_sample) AS rows, count(*) AS filled, count(DISTINCT v) AS distinct_values,
  ${like(NUMBER)} AS numeric_values, ${like(WHOLE)} AS whole_values, ${like(PERCENT)} AS percents, ${like(DATE)} AS dates, ${like(TIME)} AS times,
  ${like(DURATION)} AS durations, ${like(YES_NO)} AS yes_no, min(TRY_CAST(v AS DOUBLE)) AS lowest, max(TRY_CAST(v AS DOUBLE)) AS highest,
  quantile_disc(TRY_CAST(v AS DOUBLE), 0.5) AS median,
  list(raw ORDER BY row) FILTER (WHERE nth <= ${EXAMPLES}) AS examples
FROM (SELECT row, ${text} AS v, left(c${i}, 60) AS raw, row_number() OVER (ORDER BY row) AS nth FROM facts_sample WHERE c${i} IS NOT NULL AND NOT regexp_matches(${text}, ${BLANK}))`;
  };
  const starts = Array.from({ length: Math.ceil(table.headers.length / COLUMNS) }, (_, batch) => batch * COLUMNS);
  return starts.map((start) => {
    const parts = table.headers.slice(start, start + COLUMNS).map((_, i) => partOf(start + i));
    return `WITH ${sample} ${parts.join('\nUNION ALL\n')} ORDER BY nr`;
  });
}

/** Rows of {@link factsSql} as they come from DuckDB. */
export type FactsRow = Readonly<Record<string, unknown>>;

export function readFacts(headers: readonly string[], rows: readonly FactsRow[]): readonly ColumnFacts[] {
  return rows.map((row, i) => {
    const filled = Number(row.filled);
    const share = (name: string) => (filled === 0 ? 0 : Number(row[name]) / filled);
    const bound = (name: string) => (row[name] === null ? null : Number(row[name]));
    return {
      header: headers[i] ?? '',
      rows: Number(row.rows),
      filled,
      distinct: Number(row.distinct_values),
      numeric: share('numeric_values'),
      whole: share('whole_values'),
      dates: share('dates'),
      times: share('times'),
      durations: share('durations'),
      yesNo: share('yes_no'),
      percents: share('percents'),
      min: bound('lowest'),
      max: bound('highest'),
      median: bound('median'),
      examples: Array.isArray(row.examples) ? row.examples.map(String) : [],
    };
  });
}
