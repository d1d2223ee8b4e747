import { Decimal } from '../../base/decimal.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import { at, errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import {
  type CompiledPlan,
  compilePlan,
  type Evaluation,
  evaluate,
  evaluateGroup,
  type Inputs,
  type InputValue,
  readPlan,
  stepsOf,
} from '../../plan/index.ts';
import { callText } from '../metrics/index.ts';
import { type DerivedInput, observationsOf, type PersonPay } from '../pay/index.ts';
import { amountsOf } from './payslip.ts';
import { proofProblem } from './problems.ts';
import { differenceInSettlement, isSettlement, type Settlement } from './settlement.ts';

/**
 * What a proof file holds, and how a record is worked out again from nothing but the file. Hashing and file handling
 * are in proof.node.ts. A document: `{ format, header, people: [record…], seal }`; each record carries the hash of
 * itself and everything before it.
 */

export const PROOF_FORMAT = 'jixin-proof/1';

export interface ProofHeader {
  readonly period: string;
  readonly plan: string;
  readonly version: number;
  readonly file: string;
  /** The plan as it was written, so that nothing else is needed. */
  readonly text: string;
  /** sha-256 of `text`. */
  readonly sha256: string;
}

/** One person: what went in, where it came from, what came out, and every step between. */
export interface ProofRecord {
  readonly person: string;
  readonly team: string | null;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly amounts: Readonly<Record<string, string | null>>;
  readonly steps: Json;
  /** Corrections and what was withheld, where there is either. */
  readonly settlement?: Settlement;
}

/** Null for somebody who is paid nothing: a proof proves amounts, and there is none. */
export function proofRecord(pay: PersonPay, settlement?: Settlement): ProofRecord | null {
  const { person, evaluation } = pay;
  const settled = settlement && { settlement };
  if (evaluation === null) {
    if (settlement === undefined) return null;
    return { person: person.id, team: person.team, inputs: {}, sources: {}, amounts: {}, steps: {}, ...settled };
  }
  const inputs: Record<string, Json> = {};
  const sources: Record<string, string> = {};
  for (const [id, derived] of Object.entries(pay.inputs)) {
    const value = provenValue(derived);
    if (value === null) continue;
    inputs[id] = value;
    sources[id] = sourceText(derived);
  }
  const { id, team } = person;
  return { person: id, team, inputs, sources, amounts: amountsOf(evaluation), steps: stepsOf(evaluation), ...settled };
}

/** With its n where it was measured, with the days it held where it changed within the period. */
function provenValue({ value, source }: DerivedInput): Json {
  const told = (one: DerivedInput['value']) => (one === null ? null : plain(one));
  if (source.from === 'profile' && source.stretches !== undefined)
    return { stretches: source.stretches.map((one) => ({ days: one.days, value: told(one.value) })) };
  const n = observationsOf(source);
  if (n !== null && value !== null) return { n: n.toString(), value: told(value) };
  return told(value);
}

/** Corrections of closed periods and nothing of the plan's: there is nothing of the plan's to work out. */
export function isAlone({ settlement }: ProofRecord): boolean {
  return settlement !== undefined && settlement.total === null;
}

export function recordText(record: ProofRecord): string {
  return canonicalJson({ ...record } as unknown as Json);
}

/** The plan of a proof, ready to run. */
export function planOfProof(header: ProofHeader): Result<CompiledPlan> {
  const plan = readPlan(header.text, header.file);
  if (!plan.ok) return plan;
  return compilePlan(plan.value);
}

/** What a record was worked out from, as the plan takes it; undefined where the file holds something else. */
function inputsOfRecord(compiled: CompiledPlan, record: ProofRecord): Inputs | undefined {
  const inputs: Record<string, InputValue> = {};
  for (const input of compiled.plan.inputs) {
    const json = record.inputs[input.id];
    if (json === undefined || json === null) continue;
    const value = inputFrom(json, input.type === 'number');
    if (value === undefined) return undefined;
    inputs[input.id] = value;
  }
  return inputs;
}

/** A bare value, one with how many rows it was measured from, or one that changed within the month. */
function inputFrom(json: Json, number: boolean): InputValue | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return readPlain(json, number);
  const held = json as { readonly stretches?: Json; readonly n?: Json; readonly value?: Json };
  if (held.stretches !== undefined) return stretchedFrom(held.stretches, number);
  const value = readPlain(held.value, number);
  const n = Decimal.parse(String(held.n));
  return value === undefined || n === undefined ? undefined : { value, n };
}

function stretchedFrom(json: Json | undefined, number: boolean): InputValue | undefined {
  if (!Array.isArray(json)) return undefined;
  const stretches = json.map((one) => {
    const { days, value } = (one ?? {}) as { readonly days?: Json; readonly value?: Json };
    return { days: Number(days), value: value === null ? null : readPlain(value, number) };
  });
  const whole = stretches.flatMap(({ days, value }) => (value === undefined ? [] : [{ days, value }]));
  return whole.length === stretches.length ? { stretches: whole } : undefined;
}

/** The first difference between what a record says and what comes out of its inputs; none where it is true. */
function differenceIn(record: ProofRecord, evaluation: Evaluation): readonly Problem[] {
  const amounts = amountsOf(evaluation);
  const lines = new Set([...Object.keys(amounts), ...Object.keys(record.amounts)]);
  for (const line of lines) {
    const [recorded, recomputed] = [record.amounts[line] ?? null, amounts[line] ?? null];
    if (recorded !== recomputed) return [lineProblem(record.person, line, recorded, recomputed)];
  }
  const steps = stepsOf(evaluation);
  const { settlement } = record;
  if (canonicalJson(steps) === canonicalJson(record.steps))
    return settlement ? settledOn(record, settlement, amounts) : [];
  const line = firstStepDiffering(record.steps, steps);
  return [lineProblem(record.person, line, 'steps', 'steps')];
}

/** The settlement builds on the plan's pay line, and adds up. */
function settledOn(
  { person }: ProofRecord,
  settlement: Settlement,
  amounts: Readonly<Record<string, string | null>>,
): readonly Problem[] {
  const { total, line } = settlement;
  const found = amounts[line] ?? null;
  const same = total !== null && found !== null && Decimal.of(found).round(2, 'half-up').equals(Decimal.of(total));
  return same ? differenceInSettlement(person, settlement) : [lineProblem(person, line, total, found)];
}

/** Works one record out again; for plans that need everybody together see {@link recomputeTogether}. */
export function recompute(compiled: CompiledPlan, record: ProofRecord): readonly Problem[] {
  if (record.settlement && isAlone(record)) return differenceInSettlement(record.person, record.settlement);
  const inputs = inputsOfRecord(compiled, record);
  if (inputs === undefined) return [recordProblem(record)];
  const result = evaluate(compiled, inputs, { person: record.person, team: record.team });
  return result.ok ? differenceIn(record, result.value) : result.problems.map((p) => at(p, { person: record.person }));
}

export function recomputeTogether(compiled: CompiledPlan, records: readonly ProofRecord[]): readonly Problem[] {
  const members = records.map((record) => {
    const inputs = inputsOfRecord(compiled, record);
    return { person: record.person, team: record.team, inputs: inputs ?? {} };
  });
  const result = evaluateGroup(compiled, members);
  if (!result.ok) return errorsIn(result.problems);
  return records.flatMap((record, i) => differenceIn(record, result.value[i] as Evaluation));
}

export function recordProblem(record: ProofRecord): Problem {
  return proofProblem('payslip.proof-record', { person: record.person }, { person: record.person });
}

/** A header or record as it stands in a file, or what is wrong with its shape. */
export function readHeader(json: unknown): Result<ProofHeader> {
  const header = json as Partial<ProofHeader> | null;
  const texts = ['period', 'plan', 'file', 'text', 'sha256'] as const;
  if (header && texts.every((key) => typeof header[key] === 'string') && typeof header.version === 'number')
    return ok(header as ProofHeader);
  return failed(proofProblem('payslip.proof-unreadable', { detail: 'header' }));
}

export function readRecord(json: unknown): Result<ProofRecord> {
  const record = json as Partial<ProofRecord> | null;
  const objects = [record?.inputs, record?.sources, record?.amounts, record?.steps];
  const shaped = objects.every((part) => typeof part === 'object' && part !== null);
  const teamed = record?.team === null || typeof record?.team === 'string';
  const settled = record?.settlement === undefined || isSettlement(record.settlement);
  if (record && typeof record.person === 'string' && teamed && shaped && settled) return ok(record as ProofRecord);
  return failed(proofProblem('payslip.proof-unreadable', { detail: `person ${String(record?.person)}` }));
}

function lineProblem(person: string, line: string, recorded: string | null, recomputed: string | null): Problem {
  const params = { person, line, recorded: recorded ?? '—', recomputed: recomputed ?? '—' };
  return proofProblem('payslip.proof-line', params, { person, planLine: line });
}

type StepLines = { readonly lines?: readonly { readonly id?: string }[] };

function firstStepDiffering(recorded: Json, recomputed: Json): string {
  const [a, b] = [(recorded as StepLines).lines ?? [], (recomputed as StepLines).lines ?? []];
  const found = b.find((line, i) => canonicalJson(line as Json) !== canonicalJson((a[i] ?? null) as Json));
  return found?.id ?? 'inputs';
}

function sourceText({ source }: DerivedInput): string {
  switch (source.from) {
    case 'file':
      return `file ${source.file} row ${source.row}`;
    case 'metric':
      return `metric ${callText(source.measured.call)}${source.scale ? ` ${source.scale.how} ${source.scale.parameter}` : ''}`;
    case 'profile':
      return `profile ${source.attribute}`;
    case 'employment':
      return `employed ${source.part ? `${source.part.days} of ${source.part.of}` : 'throughout'}`;
    case 'score':
      return `score ${source.score.item} by ${source.score.raters}`;
    case 'ledger':
      return `ledger ${source.facts.map((fact) => fact.id).join(' ')}`;
    case 'corrected':
      return `corrected ${source.fact.id}`;
    case 'nowhere':
      return 'nowhere';
  }
}

function plain(value: Decimal | string | boolean): string | boolean {
  return value instanceof Decimal ? value.toString() : value;
}

function readPlain(json: Json | undefined, number: boolean): Decimal | string | boolean | undefined {
  if (typeof json === 'boolean') return json;
  if (typeof json !== 'string') return undefined;
  return number ? Decimal.parse(json) : json;
}
