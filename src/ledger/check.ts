import { Decimal } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import { isDate, isMeant, MEANT, parsePeriod } from '../base/period.ts';
import type { Problem } from '../base/problem.ts';
import { eachLang, type Text } from '../base/text.ts';
import { fieldTitle } from './field-titles.ts';
import { kindTitle } from './kind-titles.ts';
import { FACT_KINDS, type FactDraft, type FactKind } from './model.ts';
import { ledgerProblem } from './problems.ts';

/** What each kind must hold. Known kinds are checked strictly; unknown ones only for what every fact has. */

interface FieldRule {
  /** As the problem's text names what was expected. */
  readonly expected: string;
  readonly holds: (value: Json) => boolean;
  readonly required?: boolean;
}

const isText = (value: Json): value is string => typeof value === 'string' && value.trim() !== '';
const decimalOf = (value: Json): Decimal | undefined =>
  typeof value === 'string' || typeof value === 'number' ? Decimal.parse(String(value)) : undefined;

const TEXT: FieldRule = { expected: 'text', holds: isText };
const DECIMAL: FieldRule = { expected: '1234.56', holds: (value) => decimalOf(value) !== undefined };
const POSITIVE: FieldRule = { expected: '> 0', holds: (value) => (decimalOf(value)?.sign() ?? -1) > 0 };
const NOT_NEGATIVE: FieldRule = { expected: '≥ 0', holds: (value) => (decimalOf(value)?.sign() ?? -1) >= 0 };
const DATE: FieldRule = {
  expected: `2026-11-21 (${MEANT.first} … ${MEANT.last})`,
  holds: (value) => isText(value) && isMeant(value),
};
const TRUE: FieldRule = { expected: 'true', holds: (value) => value === true };
const FLAG: FieldRule = { expected: 'true | false', holds: (value) => typeof value === 'boolean' };
/** What activity keeps of points: four decimals; a fifth would be rounded on the way into a segment and nowhere else. */
const POINTS: FieldRule = {
  expected: '≥ 0, 4 decimals',
  holds: (value) => typeof value === 'string' && /^\d{1,13}(\.\d{1,4})?$/.test(value),
};
const INSTANT: FieldRule = {
  expected: '2026-11-21 09:30:00',
  holds: (value) => isText(value) && /^.{10} ([01]\d|2[0-3])(:[0-5]\d){2}$/.test(value) && isDate(value.slice(0, 10)),
};
const ANY: FieldRule = { expected: 'JSON', holds: () => true };
const SCALAR: FieldRule = { expected: 'text', holds: (value) => typeof value !== 'object' };
/** Several columns of one row, said at once. */
const COLUMNS: FieldRule = {
  expected: '{column: value}',
  holds: (value) =>
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.values(value).every((one) => one === null || SCALAR.holds(one)),
};
const oneOf = (...values: readonly string[]): FieldRule => ({
  expected: values.join(' | '),
  holds: (value) => isText(value) && values.includes(value),
});
const required = (rule: FieldRule): FieldRule => ({ ...rule, required: true });
const clearable = (rule: FieldRule): FieldRule => ({ ...rule, holds: (value) => value === null || rule.holds(value) });

/** From the day a step opens to the day it is due. */
const INTERVAL: FieldRule = {
  expected: '2026-11-21/2026-11-25',
  holds: (value) => isText(value) && value.split('/').length === 2 && value.split('/').every(isMeant),
};
const REVIEW_STEPS = Object.fromEntries(
  ['self', 'lead', 'peer', 'data', 'calibration', 'release', 'talk', 'sign'].map((step) => [
    `step_${step}`,
    required(INTERVAL),
  ]),
);

const GOAL = { set: required(TEXT), area: required(TEXT), goal: required(TEXT), metric: TEXT, target: DECIMAL };

const KIND_FIELDS: Readonly<Record<FactKind, Readonly<Record<string, FieldRule>>>> = {
  'person.recorded': {
    name: TEXT,
    hired_on: clearable(DATE),
    left_on: clearable(DATE),
    base_pay: clearable(NOT_NEGATIVE),
    status: clearable(oneOf('trial', 'regular', 'left')),
  },
  'person.alias': { alias: required(TEXT) },
  'rating.given': {
    score: required(DECIMAL),
    source: required(oneOf('supervisor', 'peer', 'self', 'customer', 'data')),
    item: required(TEXT),
    weight: POSITIVE,
  },
  'award.granted': { amount: required(DECIMAL), award: required(TEXT) },
  'amount.granted': { amount: required(DECIMAL), name: required(TEXT) },
  'leave.approved': { kind: required(TEXT), days: POSITIVE, hours: POSITIVE },
  'input.corrected': { input: required(TEXT), value: required(SCALAR), plan: TEXT },
  'correction.made': {
    agent: TEXT,
    exclude: TRUE,
    column: TEXT,
    value: clearable(SCALAR),
    values: COLUMNS,
    appeal: TEXT,
  },
  'check.scored': {
    contact: required(TEXT),
    agent: required(TEXT),
    inspector: required(TEXT),
    checked_at: required(INSTANT),
    channel: clearable(TEXT),
    project: clearable(TEXT),
    deductions: clearable(POINTS),
    points: clearable(POINTS),
    possible: clearable(POINTS),
    critical: clearable(FLAG),
    wrong_answer: clearable(FLAG),
    items: clearable(TEXT),
  },
  'review.released': { cycle: required(TEXT), form: required(TEXT), version: required(SCALAR) },
  'review.confirmed': { proposal: required(TEXT), cycle: required(TEXT) },
  'review.scheduled': { cycle: required(TEXT), ...REVIEW_STEPS },
  'review.form': { form: required(TEXT), version: required(SCALAR), text: required(TEXT) },
  'setting.changed': { value: required(ANY) },
  'goal.proposed': GOAL,
  'goal.set': GOAL,
  'period.closed': { plan: required(TEXT), version: required(SCALAR), hash: required(TEXT) },
};

/** Of these fields a fact of the kind must have one. */
const ONE_OF: Readonly<Partial<Record<FactKind, readonly string[]>>> = {
  'leave.approved': ['days', 'hours'],
  'correction.made': ['agent', 'exclude', 'column', 'values'],
};

export function checkFact(draft: FactDraft): readonly Problem[] {
  const withdrawal = draft.replaces !== null && Object.keys(draft.data).length === 0;
  const problems = [...checkEnvelope(draft), ...(withdrawal ? [] : checkData(draft))];
  if (draft.source === null) return problems;
  const { file, row } = draft.source;
  return problems.map((problem) => ({ ...problem, where: { file, row, ...problem.where } }));
}

function checkEnvelope(draft: FactDraft): readonly Problem[] {
  const problems: Problem[] = [];
  for (const field of ['kind', 'subject', 'by'] as const) {
    if (draft[field].trim() === '') problems.push(missing(draft, field));
  }
  for (const field of ['valid', 'until'] as const) {
    const value = draft[field];
    if (value !== null && !isMeant(value)) problems.push(invalid(draft, field, value, DATE.expected));
  }
  if (draft.until !== null && draft.until < draft.valid) {
    problems.push(
      ledgerProblem('ledger.until-before-valid', { until: draft.until, valid: draft.valid }, { field: 'until' }),
    );
  }
  if (!isStorable([draft.kind, draft.subject, draft.by, draft.why, draft.data])) {
    problems.push(invalid(draft, 'data', '…', 'text without U+0000, integers, decimals as text'));
  }
  return problems;
}

function checkData(draft: FactDraft): readonly Problem[] {
  if (!isKnownKind(draft.kind)) return [];
  const problems: Problem[] = [];
  const rules = KIND_FIELDS[draft.kind];
  for (const [field, rule] of Object.entries(rules)) {
    const value = draft.data[field];
    if (value === undefined) {
      if (rule.required) problems.push(missing(draft, field));
    } else if (!rule.holds(value)) {
      problems.push(invalid(draft, field, typeof value === 'string' ? value : JSON.stringify(value), rule.expected));
    }
  }
  const choice = ONE_OF[draft.kind];
  if (choice?.every((field) => draft.data[field] === undefined)) {
    problems.push(missing(draft, choice.join(' | ')));
  }
  if (draft.kind === 'period.closed' && parsePeriod(draft.subject) === undefined) {
    problems.push(invalid(draft, 'subject', draft.subject, '2026-11'));
  }
  if (draft.kind === 'check.scored') problems.push(...checkDayOfCheck(draft));
  if (draft.kind === 'correction.made') problems.push(...checkCorrection(draft));
  return problems;
}

/** A check counts on the day on which it was made: the day by which metrics find the row. */
function checkDayOfCheck(draft: FactDraft): readonly Problem[] {
  const at = draft.data.checked_at;
  if (typeof at !== 'string' || at.slice(0, 10) === draft.valid) return [];
  return [invalid(draft, 'valid', draft.valid, at.slice(0, 10))];
}

function checkCorrection(draft: FactDraft): readonly Problem[] {
  const problems: Problem[] = [];
  if (!/^[a-z]+:.+$/.test(draft.subject)) problems.push(invalid(draft, 'subject', draft.subject, 'contact:<row key>'));
  if (draft.data.column !== undefined && draft.data.value === undefined) problems.push(missing(draft, 'value'));
  return problems;
}

/** What PostgreSQL's JSON and the canonical spelling can hold: no NUL, no binary fractions. */
function isStorable(value: Json): boolean {
  if (typeof value === 'string') return !value.includes('\u0000');
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value === null || typeof value === 'boolean') return true;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner as Json));
}

function isKnownKind(kind: string): kind is FactKind {
  return (FACT_KINDS as readonly string[]).includes(kind);
}

/** `days | hours`: any of several. */
function fieldsTitle(fields: string, kind: string): Text {
  const beside = isKnownKind(kind) ? KIND_FIELDS[kind] : {};
  return eachLang((lang) =>
    fields
      .split(' | ')
      .map((field) => fieldTitle(field, beside)[lang])
      .join(' | '),
  );
}

function missing(draft: FactDraft, field: string): Problem {
  return ledgerProblem(
    'ledger.field-missing',
    { kind: kindTitle(draft.kind), field: fieldsTitle(field, draft.kind) },
    { field },
  );
}

function invalid(draft: FactDraft, field: string, value: string, expected: string): Problem {
  const titles = { kind: kindTitle(draft.kind), field: fieldsTitle(field, draft.kind) };
  return ledgerProblem('ledger.field-invalid', { ...titles, value, expected }, { field });
}
