import { createHash } from 'node:crypto';
import { Decimal } from '../../../base/decimal.ts';
import { period } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { flow } from '../../../flow.ts';
import type { Fact } from '../../../ledger/index.ts';
import {
  type CompiledPlan,
  type Evaluation,
  evaluate,
  evaluateGroup,
  lineValue,
  payLine,
} from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { observed, type PayRun, type PersonPay } from '../../../stages/pay/index.ts';
import { type LoadedForPay, loadForPay, type PayQuestion } from '../../../stages/pay/service.ts';
import { inputsFrom, personFrom } from '../keep.ts';
import type { Run } from '../model.ts';
import { about, limitedTo, membersOf } from '../population/service.ts';
import { payrunProblem } from '../problems.ts';
import { hashOf, type RunSource, sourceOf } from '../sources/service.ts';
import { sourceText } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';
import { everyResult, jsonOf, type ResultRow, selectResult } from './store.ts';

/** Works a run out from what it keeps; gives a stored result back as it was when it was worked out. */

export interface WorkedOut {
  readonly source: RunSource;
  readonly loaded: LoadedForPay;
  readonly run: PayRun;
  readonly problems: readonly Problem[];
}

export interface Knowing {
  /** What was known at this instant; the run's own unless another is given. */
  readonly known?: string;
  /** And what would come out if these facts were recorded. */
  readonly supposed?: readonly Fact[];
}

/** The run computed anew from its own sources. */
export async function workOut(
  world: PayrunWorld,
  run: Run,
  { known = run.known, supposed = [] }: Knowing = {},
): Promise<Result<WorkedOut>> {
  const source = await sourceOf(world.records, run);
  if (!source.ok) return source;
  const { compiled, dictionary } = source.value;
  const { inputs } = run;
  const text = inputs && (await sourceText(world.records, inputs.hash));
  const question: PayQuestion = {
    plan: compiled.plan,
    period: period(run.period),
    dictionary,
    asKnown: known,
    supposed,
    ...(inputs && text !== null ? { inputsText: { file: inputs.file, text } } : {}),
  };
  const loaded = await loadForPay(world, question);
  if (!loaded.ok) return loaded;
  const paid = flow(loaded.value);
  if (!paid.ok) return paid;
  const own = limitedTo(paid.value, await membersOf(world.records, run));
  const problems = about([...loaded.problems, ...paid.problems], run, paid.value, own);
  return ok({ source: source.value, loaded: loaded.value, run: own, problems });
}

/** Told how many people are worked out, and of how many; throws where the work is to end here and be begun again. */
export type Tell = (done: number, of: number | null) => Promise<void>;

/** One hash over everybody: each record with the hash of those before it. */
export async function resultHash(records: Records, run: string, calculation: string): Promise<string> {
  let hash = hashOf('');
  for await (const { person, record, inputs, steps, amounts, withheld } of everyResult(records, run, calculation)) {
    const texts = [hash, person, record, inputs, steps, amounts, ...(withheld === null ? [] : [withheld])];
    hash = createHash('sha256').update(texts.join('\n')).digest('hex');
  }
  return hash;
}

/** The pay line, to the cent; null where pay could not be worked out. */
export function totalOf({ evaluation }: PersonPay): Decimal | null {
  const line = evaluation && payLineOf(evaluation.compiled);
  const value = line && lineValue(evaluation, line);
  return value instanceof Decimal ? value.round(2, 'half-up') : null;
}

/** Found once a plan: the search follows every formula. */
const payLines = new WeakMap<CompiledPlan, string>();

function payLineOf(compiled: CompiledPlan): string | undefined {
  const known = payLines.get(compiled);
  if (known !== undefined) return known;
  const line = payLine(compiled.plan)?.id;
  if (line !== undefined) payLines.set(compiled, line);
  return line;
}

/** What a run keeps of one person: the row as it stands, and the pay revived from it. */
export interface StoredResult {
  readonly row: ResultRow;
  readonly pay: PersonPay;
}

/** One person's stored pay as it was worked out, provenance included: ready to be explained. */
export async function storedResult(
  records: Records,
  run: Run,
  person: string,
): Promise<Result<StoredResult & { readonly source: RunSource }>> {
  const row = await selectResult(records, run, person);
  if (row === undefined) return failed(payrunProblem('payrun.no-payslip'));
  const source = await sourceOf(records, run);
  if (!source.ok) return source;
  const pay = await revive(records, run, source.value, row);
  return pay.ok ? ok({ source: source.value, row, pay: pay.value }) : pay;
}

/** Everybody's, in the order of ids. */
export async function* everyStoredPay(records: Records, run: Run, source: RunSource): AsyncGenerator<StoredResult> {
  for await (const row of everyResult(records, run.id, run.outcome?.calculation ?? '')) {
    const pay = await revive(records, run, source, row);
    if (pay.ok) yield { row, pay: pay.value };
  }
}

async function revive(
  records: Records,
  run: Run,
  { compiled, dictionary }: RunSource,
  row: ResultRow,
): Promise<Result<PersonPay>> {
  const person = personFrom(jsonOf(row.record));
  const inputs = inputsFrom(jsonOf(row.inputs), dictionary);
  if (!inputs.ok) return inputs;
  if (row.steps === 'null') return ok({ person, inputs: inputs.value, evaluation: null, problems: [] });
  const evaluation = compiled.hasGroups
    ? ok((await togetherOf(records, run, { compiled, dictionary })).get(person.id) ?? null)
    : evaluate(compiled, observed(inputs.value), { person: person.id, team: person.team });
  if (!evaluation.ok) return evaluation;
  return ok({ person, inputs: inputs.value, evaluation: evaluation.value, problems: [] });
}

/** In a plan that shares or ranks nobody is explained alone: the last such run asked for stays worked out. */
let together: { readonly calculation: string; readonly by: ReadonlyMap<string, Evaluation> } | null = null;

async function togetherOf(
  records: Records,
  run: Run,
  { compiled, dictionary }: Omit<RunSource, 'text'>,
): Promise<ReadonlyMap<string, Evaluation>> {
  const calculation = run.outcome?.calculation ?? '';
  if (together?.calculation === calculation) return together.by;
  const members = [];
  for await (const row of everyResult(records, run.id, calculation)) {
    const inputs = inputsFrom(jsonOf(row.inputs), dictionary);
    if (inputs.ok) members.push({ person: row.person, team: row.team, inputs: observed(inputs.value) });
  }
  const evaluated = evaluateGroup(compiled, members);
  const found = evaluated.ok ? evaluated.value : [];
  const by = new Map(members.flatMap(({ person }, i) => (found[i] ? [[person, found[i]] as const] : [])));
  together = { calculation, by };
  return by;
}
