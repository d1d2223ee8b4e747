import type { Decided, Shape } from './shape.ts';

/** Dates and instants, read to TIMESTAMP: wall-clock time in the organisation's zone. */

const TIME = String.raw`(?:[ T]+(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?)?`;
const ISO = String.raw`\d{4}-\d{1,2}-\d{1,2}`;
const ISO_TIME = String.raw`(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?`;

/** The shapes, told apart by their patterns alone; the zone is one for the whole organisation. */
export function instantShapes(zone: string): readonly Shape[] {
  return [
    {
      id: 'yyyy-mm-dd',
      pattern: ISO + ISO_TIME,
      read: (x) => `TRY_CAST(replace(regexp_replace(${x}, '[ T]+', ' '), ',', '.') AS TIMESTAMP)`,
      // The whole layout is compared, because a cast would also take an offset, and read it as UTC.
      cheap: (x) =>
        `CASE WHEN ${x} LIKE '____-__-__ __:__:__' OR ${x} LIKE '____-__-__' OR ${x} LIKE '____-__-__T__:__:__' THEN TRY_CAST(${x} AS TIMESTAMP) END`,
      native: { type: 'TIMESTAMP', read: (n) => n },
    },
    {
      id: 'yyyy-mm-ddThh:mm+zone',
      pattern: String.raw`${ISO}[ T]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)`,
      read: (x) => `(${withOffset(x)}) AT TIME ZONE '${zone}'`,
    },
    {
      id: 'yyyy/mm/dd',
      pattern: String.raw`\d{4}[/.]\d{1,2}[/.]\d{1,2}${TIME}`,
      read: (x) => parts(x, String.raw`^(\d{4})[/.](\d+)[/.](\d+)`, ['y', 'm', 'd']),
    },
    {
      id: 'yyyymmdd',
      pattern: String.raw`(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[0-2]\d[0-5]\d[0-5]\d)?`,
      read: (x) => `coalesce(try_strptime(${x}, '%Y%m%d%H%M%S'), try_strptime(${x}, '%Y%m%d'))`,
    },
    {
      id: 'yyyy年m月d日',
      pattern: String.raw`\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号號]?(?: *(?:星期|周|週).)?(?: *(?:上午|下午)?\d{1,2}(?::\d{2}(?::\d{2})?|[时時点點](?:\d{1,2}分(?:\d{1,2}秒)?)?))?`,
      read: (x) => parts(x, String.raw`^(\d{4}) ?年 ?(\d+) ?月 ?(\d+)`, ['y', 'm', 'd']),
    },
    {
      id: 'dd/mm/yyyy',
      pattern: String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})${TIME}`,
      read: (x, decided) =>
        parts(
          x,
          String.raw`^(\d+)[/.-](\d+)[/.-](\d+)`,
          decided.order === 'day-month' ? ['d', 'm', 'y'] : ['m', 'd', 'y'],
        ),
      // strptime would take 23 for the year 23: four digits of it are sure from 16 characters on.
      cheap: (x, decided) => {
        const date = decided.order === 'day-month' ? '%d/%m/%Y' : '%m/%d/%Y';
        return `CASE WHEN strlen(${x}) >= 16 THEN try_strptime(${x}, ['${date} %H:%M', '${date} %H:%M:%S']) END`;
      },
    },
    {
      id: 'dd-Mon-yy',
      pattern: String.raw`\d{1,2}[ -/][A-Za-z]{3,9}\.?[ -/,]+(?:\d{4}|\d{2})${TIME}`,
      read: (x) => named(x, String.raw`^(\d+)[ -/]+([A-Za-z]{3})[A-Za-z.]*[ -/,]+(\d+)`, ['d', 'm', 'y']),
    },
    {
      id: 'Mon dd, yyyy',
      pattern: String.raw`[A-Za-z]{3,9}\.? \d{1,2},? \d{4},?${TIME}`,
      read: (x) => named(x, String.raw`^([A-Za-z]{3})[A-Za-z.]* +(\d+),? +(\d+)`, ['m', 'd', 'y']),
    },
    {
      id: 'number',
      pattern: String.raw`\d{1,6}(?:\.\d+)?|\d{10}(?:\.\d+)?|\d{13}`,
      read: (x, decided) => ofNumber(x, decided, zone),
    },
  ];
}

type Part = 'y' | 'm' | 'd';

/** A timestamp of three numbers and whatever time of day follows them. */
function parts(x: string, pattern: string, names: readonly [Part, Part, Part]): string {
  const group = (part: Part) => `regexp_extract(${x}, '${pattern}', ${names.indexOf(part) + 1})`;
  return assembled(x, group('y'), `lpad(${group('m')}, 2, '0')`, group('d'));
}

function named(x: string, pattern: string, names: readonly [Part, Part, Part]): string {
  const group = (part: Part) => `regexp_extract(${x}, '${pattern}', ${names.indexOf(part) + 1})`;
  const place = `instr('janfebmaraprmayjunjulaugsepoctnovdec', lower(${group('m')}))`;
  const month = `CASE WHEN ${place} % 3 = 1 THEN lpad((((${place}) + 2) // 3)::VARCHAR, 2, '0') END`;
  return assembled(x, group('y'), month, group('d'));
}

/** Two-digit years turn at 70, as spreadsheets and strptime do: 69 is 2069, 70 is 1970. */
function assembled(x: string, year: string, month: string, day: string): string {
  const full = `CASE WHEN length(${year}) = 4 THEN ${year} WHEN ${year}::INTEGER < 70 THEN '20' || ${year} ELSE '19' || ${year} END`;
  return `TRY_CAST((${full}) || '-' || (${month}) || '-' || lpad(${day}, 2, '0') AS DATE) + ${timeOfDay(x)}`;
}

/** The time of day at the end of a text as an interval; nothing there is midnight, 25:00 is NULL. */
export function timeOfDay(x: string): string {
  const group = (n: number) =>
    `nullif(regexp_extract(${x}, '(\\d{1,2})[:时時点點](\\d{1,2})?[:分]?(\\d{1,2})?(\\.\\d+)?', ${n}), '')`;
  const hour = `${group(1)}::INTEGER`;
  const afternoon = `regexp_matches(${x}, '下午|[Pp][Mm]')`;
  const morning = `regexp_matches(${x}, '上午|[Aa][Mm]')`;
  const hours = `CASE WHEN ${afternoon} AND ${hour} < 12 THEN ${hour} + 12 WHEN ${morning} AND ${hour} = 12 THEN 0 ELSE ${hour} END`;
  const text = `lpad((${hours})::VARCHAR, 2, '0') || ':' || lpad(coalesce(${group(2)}, '0'), 2, '0') || ':' || lpad(coalesce(${group(3)}, '0'), 2, '0') || coalesce(${group(4)}, '')`;
  return `CASE WHEN regexp_matches(${x}, '\\d[:时時点點]') THEN TRY_CAST(TRY_CAST(${text} AS TIME)::VARCHAR AS INTERVAL) ELSE INTERVAL 0 SECOND END`;
}

/** A spreadsheet's day number (1 January 1900 is 1), or seconds or milliseconds since 1970. */
function ofNumber(x: string, decided: Decided, zone: string): string {
  const number = `TRY_CAST(${x} AS DOUBLE)`;
  const inZone = (seconds: string) => `to_timestamp(${seconds}) AT TIME ZONE '${zone}'`;
  // To the second: a share of a day is written with too few digits for more.
  const serial = `TIMESTAMP '1899-12-30' + to_seconds(round(${number} * 86400)::BIGINT)`;
  if (decided.plain === 'epoch_ms') return inZone(`${number} / 1000`);
  if (decided.plain === 'epoch_s') return inZone(number);
  return `CASE WHEN ${number} >= 1000000000000 THEN ${inZone(`${number} / 1000`)} WHEN ${number} >= 1000000000 THEN ${inZone(number)} WHEN ${number} BETWEEN 1 AND 2958465 THEN ${serial} END`;
}

/** `2023-08-01 18:39+0800` as DuckDB casts it: with seconds and a colonless offset of hours, or hours and minutes. */
function withOffset(x: string): string {
  const plain = `regexp_replace(replace(${x}, ',', '.'), ' ?(?:Z|UTC|GMT)$', '+00')`;
  const timed = `regexp_replace(${plain}, '([ T]\\d{1,2}:\\d{2}) ?([+-])', '\\1:00\\2')`;
  return `TRY_CAST(regexp_replace(${timed}, '[ T]*([+-]\\d{2}):?(\\d{2})$', '\\1:\\2') AS TIMESTAMPTZ)`;
}
