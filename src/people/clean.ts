import { Decimal } from '../base/decimal.ts';
import { isMeant, MEANT } from '../base/period.ts';
import type { Problem, Where } from '../base/problem.ts';
import { fieldType } from './fields.ts';
import type { Person } from './model.ts';
import { peopleProblem } from './problems.ts';

/** Cells of a roster as attributes: blanks are not said, spaces are one, money and status are in one spelling. */

export interface CleanRow {
  readonly attributes: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** How sources name the three statuses; compared without case and surrounding words' spaces. */
const STATUS_WORDS: Readonly<Record<NonNullable<Person['status']>, readonly string[]>> = {
  trial: ['trial', 'probation', 'probationary', '试用', '试用期', '試用', '試用期', '实习', '實習'],
  regular: ['regular', 'active', 'permanent', '正式', '转正', '轉正', '在职', '在職'],
  left: [
    'left',
    'terminated',
    'voluntarily terminated',
    'terminated for cause',
    'resigned',
    '离职',
    '離職',
    '已离职',
    '已離職',
  ],
};

/** How sources say that somebody is not insured here. */
const NOT_INSURED = /^(none|no|无|無|否|不参保|未参保|不參保|未參保)$/i;

/** `36`, `36个月`, `3年` → months; other terms (open-ended ones among them) stay as they are written. */
function cleanMonths(text: string): string {
  const [, count, unit = ''] = /^(\d{1,3})(?:\.0+)?\s*(.*)$/.exec(text.normalize('NFKC').toLowerCase()) ?? [];
  if (count === undefined) return text;
  if (/^(|月|个月|個月|months?)$/.test(unit)) return String(Number(count));
  return /^(年|years?)$/.test(unit) ? String(Number(count) * 12) : text;
}

/** Trimmed, with every run of white space (ideographic included) as one space; `null` for a blank. */
export function cleanText(value: string | null | undefined): string | null {
  const text = (value ?? '').replace(/[\s\u3000\u00a0\ufeff]+/g, ' ').trim();
  return text === '' ? null : text;
}

/** `￥12,345.00`, `12345 元` → `12345.00`; `undefined` where it is not an amount. */
function cleanMoney(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/^(?:¥|CNY|RMB|\$)\s*|\s*(?:元|CNY|RMB)$/gi, '')
    .replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1')
    .trim();
  return /^\d+(\.\d+)?$/.test(plain) && Decimal.parse(plain) !== undefined ? plain : undefined;
}

function cleanStatus(text: string): Person['status'] {
  const word = text.toLowerCase();
  for (const [status, words] of Object.entries(STATUS_WORDS)) {
    if (words.includes(word)) return status as Person['status'];
  }
  return null;
}

/** How exports write that somebody has not left. */
const NO_END = '9999-12-31';
export const DATE_EXPECTED = `2026-11-21 (${MEANT.first} … ${MEANT.last})`;

export function cleanRow(cells: Readonly<Record<string, string | null>>, where: Where): CleanRow {
  const attributes: Record<string, string> = {};
  const problems: Problem[] = [];
  const refuse = (field: string, value: string, expected: string) =>
    problems.push(peopleProblem('people.value-invalid', { field, value, expected }, { ...where, field }));
  for (const [field, cell] of Object.entries(cells)) {
    const text = cleanText(cell);
    if (text === null) continue;
    switch (fieldType(field)) {
      case 'date':
        if (isMeant(text)) attributes[field] = text;
        else if (field !== 'left_on' || text !== NO_END) refuse(field, text, DATE_EXPECTED);
        break;
      case 'months':
        attributes[field] = cleanMonths(text);
        break;
      case 'money':
      case 'base': {
        const insured = fieldType(field) === 'money' || !NOT_INSURED.test(text);
        const amount = insured ? cleanMoney(text) : 'none';
        if (amount === undefined) refuse(field, text, '12345.00');
        else attributes[field] = amount;
        break;
      }
      case 'status': {
        const status = cleanStatus(text);
        if (status === null) {
          problems.push(peopleProblem('people.status-unknown', { value: text }, { ...where, field }));
          attributes.status_text = text;
        } else attributes[field] = status;
        break;
      }
      default:
        attributes[field] = text;
    }
  }
  const { hired_on, left_on } = attributes;
  if (hired_on !== undefined && left_on !== undefined && left_on < hired_on) {
    refuse('left_on', left_on, `≥ hired_on ${hired_on}`);
  }
  return { attributes, problems };
}
