import { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Fact } from '../../ledger/index.ts';
import type { Person } from '../../people/index.ts';
import type { Inputs, InputValue, Stretched, Value } from '../../plan/index.ts';
import { callText, type MetricDefinition, metricCall } from '../../stages/metrics/index.ts';
import type { DerivedInput, DerivedInputs, Measured, Provenance } from '../../stages/pay/index.ts';
import type { Withholding } from '../../stages/pay/law/index.ts';

/**
 * What went into somebody's pay, as JSON and back: decimals keep every digit, a metric is named by its call and found
 * again in the dictionary that the run keeps. So a stored result can be explained without measuring anything again.
 */

export function keepInputs(inputs: DerivedInputs): Json {
  return Object.fromEntries(Object.entries(inputs).map(([id, derived]) => [id, keepInput(derived)]));
}

export function keepPerson(person: Person): Json {
  return frozen(person);
}

export function personFrom(json: Json): Person {
  return thawed(json) as Person;
}

export function keepWithholding(withheld: Withholding): Json {
  return frozen(withheld);
}

export function withholdingFrom(json: Json): Withholding {
  return thawed(json) as Withholding;
}

export function inputsFrom(json: Json, dictionary: readonly MetricDefinition[]): Result<DerivedInputs> {
  const inputs: Record<string, DerivedInput> = {};
  for (const [id, kept] of Object.entries(json as unknown as Readonly<Record<string, Kept>>)) {
    const derived = inputFrom(kept, dictionary);
    if (!derived.ok) return derived;
    inputs[id] = derived.value;
  }
  return ok(inputs);
}

/** Only what the plan was given: enough to work it out again, and no dictionary needed. */
export function observedFrom(json: Json): Inputs {
  const kept = Object.entries(json as unknown as Readonly<Record<string, Kept>>);
  return Object.fromEntries(kept.map(([id, { value, source }]) => [id, givenFrom(thawed(value), source)]));
}

function givenFrom(value: unknown, { from, cell, facts, mean, stretches }: Kept['source']): InputValue {
  const plain = value as Value | null;
  if (from === 'profile' && stretches !== undefined) return { stretches: thawed(stretches) as Stretched['stretches'] };
  if (from === 'ledger' && mean === true) return { value: plain, n: Decimal.int((facts as readonly Json[]).length) };
  if (from !== 'metric') return plain;
  return { value: plain, n: (thawed(cell ?? null) as Measured['cell']).n };
}

interface Kept {
  readonly value: Json;
  readonly source: { readonly from: Provenance['from']; readonly call?: string } & Readonly<Record<string, Json>>;
}

function keepInput({ value, source }: DerivedInput): Json {
  if (source.from === 'metric') {
    const { cell, call } = source.measured;
    const kept = { from: 'metric', call: callText(call), cell: frozen(cell), scale: frozen(source.scale) };
    return { value: frozen(value), source: kept };
  }
  if (source.from === 'file') {
    const { from, file, row, instead } = source;
    return { value: frozen(value), source: { from, file, row, instead: instead && keepInput(instead) } };
  }
  if (source.from === 'corrected') {
    const { from, fact, instead } = source;
    return { value: frozen(value), source: { from, fact: frozen(fact), instead: instead && keepInput(instead) } };
  }
  return { value: frozen(value), source: frozen(source) };
}

function inputFrom(kept: Kept, dictionary: readonly MetricDefinition[]): Result<DerivedInput> {
  const value = thawed(kept.value) as DerivedInput['value'];
  const { source } = kept;
  if (source.from === 'metric') {
    const call = metricCall(source.call ?? '', dictionary);
    if (!call.ok) return failed(...call.problems);
    const measured: Measured = { call: call.value, cell: thawed(source.cell ?? null) as Measured['cell'] };
    return ok({ value, source: { from: 'metric', measured, scale: thawed(source.scale ?? null) as never } });
  }
  if (source.from === 'file' || source.from === 'corrected') {
    const instead = source.instead == null ? ok(null) : inputFrom(source.instead as unknown as Kept, dictionary);
    if (!instead.ok) return instead;
    if (source.from === 'corrected') {
      const fact = thawed(source.fact ?? null) as Fact;
      return ok({ value, source: { from: 'corrected', fact, instead: instead.value } });
    }
    const { file, row } = source as unknown as { readonly file: string; readonly row: number };
    return ok({ value, source: { from: 'file', file, row, instead: instead.value } });
  }
  return ok({ value, source: thawed(source as Json) as Provenance });
}

/** A decimal is `{ "decimal": "1/3" }`: no other value here is an object with that one key. */
function frozen(value: unknown): Json {
  if (value instanceof Decimal) return { decimal: value.toString() };
  if (Array.isArray(value)) return value.map(frozen);
  if (value === null || typeof value !== 'object') return value as Json;
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(given.map(([key, inner]) => [key, frozen(inner)]));
}

function thawed(json: Json): unknown {
  if (Array.isArray(json)) return json.map(thawed);
  if (json === null || typeof json !== 'object') return json;
  const entries = Object.entries(json);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'decimal') return Decimal.of(String(only[1]));
  return Object.fromEntries(entries.map(([key, inner]) => [key, thawed(inner as Json)]));
}
