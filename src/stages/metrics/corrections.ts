import { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import { isDate } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import { type Fact, standingFacts } from '../../ledger/index.ts';
import { ACTIVITY, KINDS, type Kind } from '../activity/index.ts';
import { isInstantText } from './check.ts';
import { columnsOf } from './columns.ts';
import type { Correction, TransferFrom } from './model.ts';
import { metricProblem } from './problems.ts';
import { transferOf } from './transfer.ts';

/** The kinds of facts that {@link correctionsOf} reads. */
export const DECISION_KINDS = ['correction.made', 'setting.changed'] as const;

/**
 * What people decided about activity. The ledger's `correction.made` facts folded to one decision a row, the last word on
 * each column winning; what cannot be applied (unknown kind or column, a value of the wrong type) is reported, never
 * guessed. And whose a transferred contact is, from which day on.
 */
export function correctionsOf(
  facts: readonly Fact[],
  known?: string,
): {
  readonly corrections: readonly Correction[];
  readonly transfer: readonly TransferFrom[];
  readonly problems: readonly Problem[];
} {
  const found = new Map<string, Correction>();
  const problems: Problem[] = [];
  for (const fact of standingFacts(facts, known)) {
    if (fact.kind !== 'correction.made') continue;
    const one = correctionOf(fact);
    if (typeof one === 'string') {
      problems.push(metricProblem('metrics.correction-unreadable', { fact: fact.subject, reason: one }));
      continue;
    }
    const before = found.get(fact.subject);
    found.set(fact.subject, {
      ...one,
      excluded: 'exclude' in fact.data ? one.excluded : (before?.excluded ?? false),
      values: { ...before?.values, ...one.values },
    });
  }
  return { corrections: [...found.values()], transfer: transferOf(facts, known), problems };
}

/** One fact's decision, or why it cannot be read. */
function correctionOf(fact: Fact): Correction | string {
  const [, kind = '', rowKey = ''] = /^([a-z]+):(.+)$/su.exec(fact.subject) ?? [];
  if (!isKind(kind)) return `subject ${fact.subject}`;
  const { agent, exclude, column, value, values } = fact.data;
  if (exclude !== undefined) {
    return typeof exclude === 'boolean' ? { kind, rowKey, excluded: exclude, values: {} } : 'exclude';
  }
  const base = { kind, rowKey, excluded: false };
  if (agent !== undefined) {
    if (typeof agent !== 'string' && agent !== null) return 'agent';
    // Ownership is decided as a whole: the transfer rule has nothing left to say.
    return { ...base, values: kind === 'contact' ? { agent, first_agent: agent } : { agent } };
  }
  const said = isRecord(values) ? Object.entries(values) : [[String(column), value] as const];
  const texts = said.map(([name, one]) => [name, one === null || one === undefined ? null : String(one)] as const);
  for (const [name, text] of texts) {
    if (!isCorrectable(kind, name)) return `column ${name}`;
    if (text !== null && !isValue(kind, name, text)) return `${name} = ${text}`;
  }
  return { ...base, values: Object.fromEntries(texts) };
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}

/** A row's key and date say which row it is: a wrong one is excluded and entered again. */
function isCorrectable(kind: Kind, column: string): boolean {
  const { key, dated, columns } = ACTIVITY[kind];
  return Object.hasOwn(columns, column) && !key.includes(column) && column !== dated;
}

function isValue(kind: Kind, column: string, text: string): boolean {
  switch (columnsOf(kind)[column]) {
    case 'flag':
      return text === 'true' || text === 'false';
    case 'number':
      return /^[+-]?\d{1,13}(\.\d{1,3})?$/.test(text) && Decimal.parse(text) !== undefined;
    case 'instant':
      return isInstantText(text);
    case 'date':
      return isDate(text);
    default:
      return true;
  }
}
