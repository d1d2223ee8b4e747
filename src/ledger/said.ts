import { Decimal } from '../base/decimal.ts';
import type { Text } from '../base/text.ts';
import { fieldTitle } from './field-titles.ts';
import { fieldValue, isForPrograms } from './field-values.ts';

type Say = (text: Text) => string;
/** What others know by name: a metric, an account. */
type NameOf = (field: string, value: string) => string | undefined;
const NAMELESS: NameOf = () => undefined;

export interface Said {
  /** `title value`, field by field. */
  readonly told: readonly string[];
  /** What only programs tell apart, by its beginning. */
  readonly apart: readonly string[];
}

/** What a fact says, as people read it. */
export function saidBy(data: object, say: Say, nameOf: NameOf = NAMELESS): Said {
  const fields = Object.entries(data).map(([field, value]) => {
    const text = (typeof value === 'string' ? nameOf(field, value) : undefined) ?? textOf(field, value, say);
    return { field, said: `${say(fieldTitle(field, data))} ${isForPrograms(field) ? begun(text) : text}` };
  });
  return {
    told: fields.filter(({ field }) => !isForPrograms(field)).map(({ said }) => said),
    apart: fields.filter(({ field }) => isForPrograms(field)).map(({ said }) => said),
  };
}

/** What has parts, with each of its parts; a quotient that is kept exactly (14850/179) as a number of two places. */
function textOf(field: string, value: unknown, say: Say): string {
  if (value === null || value === '') return '—';
  if (Array.isArray(value)) return value.map((one) => textOf(field, one, say)).join(', ');
  if (typeof value === 'object') {
    // The keys of an inner value are names of its own: a source, a column.
    const inner = Object.entries(value).map(
      ([key, one]) => `${say(fieldValue('source', key))} ${textOf(key, one, say)}`,
    );
    return `(${inner.join(', ')})`;
  }
  const text = String(value);
  if (INSTANT.test(text)) return `${text.slice(0, 16).replace('T', ' ')} UTC`;
  const quotient = text.includes('/') ? Decimal.parse(text) : undefined;
  return quotient?.toDigits(2) ?? say(fieldValue(field, text));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function begun(text: string): string {
  return text.length > 12 ? `${text.slice(0, 8)}…` : text;
}
