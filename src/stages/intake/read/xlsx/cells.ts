/** What a number in a sheet means: only its style tells a date from a quantity. */

export type NumberFormat = 'general' | 'date' | 'datetime' | 'time' | 'duration' | 'percent';

const DAY_MS = 86_400_000;
/** Serial 60 is 29 February 1900, a day that never was: Excel counts it for the sake of Lotus 1-2-3. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_466;

/** The formats that a workbook does not spell out (ECMA-376 part 1, 18.8.30, with the East Asian ones). */
const BUILT_IN: Readonly<Record<number, NumberFormat>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'datetime',
  27: 'date',
  28: 'date',
  29: 'date',
  30: 'date',
  31: 'date',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'date',
  45: 'duration',
  46: 'duration',
  47: 'duration',
  50: 'date',
  51: 'date',
  52: 'date',
  53: 'date',
  54: 'date',
  55: 'time',
  56: 'time',
  57: 'date',
  58: 'date',
};

/** Reads a number format's code: literals, colours and locales go, the letters that stay decide. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return BUILT_IN[id] ?? 'general';
  const first = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'duration';
  const letters = first.replace(/\[[^\]]*\]/g, '').toLowerCase();
  if (letters.includes('%')) return 'percent';
  if (/general/.test(letters)) return 'general';
  const day = /[yd]|m(?!.*[hs])(?<![hs].*m)/.test(letters);
  const clock = /[hs]/.test(letters);
  if (day && clock) return 'datetime';
  if (day) return 'date';
  return clock ? 'time' : 'general';
}

/** Fifteen digits at most and nothing to tidy: most cells of an export. */
const TIDY = /^-?(?:0|[1-9]\d{0,9})(?:\.\d{0,4}[1-9])?$/;

/** The text of a numeric cell, written so that the load reads it back without knowing about sheets. */
export function numberText(raw: string, format: NumberFormat, from1904: boolean): string {
  if (format === 'general' && TIDY.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format) {
    case 'general':
      return plainNumber(value);
    case 'percent':
      return `${plainNumber(Number((value * 100).toPrecision(15)))}%`;
    case 'duration':
      return clockText(value);
    case 'time':
      return value >= 0 && value < 1 ? clockText(value) : serialText(value, 'datetime', from1904);
    default:
      return serialText(value, format, from1904);
  }
}

function serialText(serial: number, format: 'date' | 'datetime', from1904: boolean): string {
  if (serial < 0 || serial >= LAST_SERIAL) return plainNumber(serial);
  // A cell styled as a date and a time that holds only a time of day.
  if (serial < 1 && format === 'datetime') return clockText(serial);
  const shifted = !from1904 && serial < 60 ? serial + 1 : serial;
  const ms = Math.round(shifted * DAY_MS);
  const day = dayText(Math.floor(ms / DAY_MS), from1904);
  const rest = ms % DAY_MS;
  return format === 'date' && rest === 0 ? day : `${day} ${clockText(rest / DAY_MS)}`;
}

/** Days come again and again in a column: their texts are kept, up to some centuries of them. */
const days = new Map<number, string>();
const MAX_DAYS = 200_000;

function dayText(day: number, from1904: boolean): string {
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const key = epoch / DAY_MS + day;
  let text = days.get(key);
  if (text === undefined) {
    text = new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
    if (days.size < MAX_DAYS) days.set(key, text);
  }
  return text;
}

/** Days as `hh:mm:ss`, hours beyond 24 kept; milliseconds only where there are some. */
function clockText(days: number): string {
  const ms = Math.round(Math.abs(days) * DAY_MS);
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  const clock = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return `${days < 0 ? '-' : ''}${clock}${rest}`;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** Fifteen digits are what Excel shows and keeps; never an exponent. */
function plainNumber(value: number): string {
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return Number.isInteger(value) && Math.abs(value) < 1e30
    ? BigInt(value).toString()
    : value.toFixed(20).replace(/\.?0+$/, '');
}

/** `XFD1048576` → 16383; −1 where the reference is not one. */
export function columnIndex(reference: string): number {
  let index = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    index = index * 26 + (code - 64);
    if (at > 3) return -1;
  }
  return index - 1;
}
