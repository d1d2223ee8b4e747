import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Period } from '../../base/period.ts';
import { errorsIn, failed, ok, type Result } from '../../base/problem.ts';
import type { Fact } from '../../ledger/index.ts';
import { readHistory } from '../../ledger/service.ts';
import { peopleAsOf, spansOf, standingsIn } from '../../people/index.ts';
import type { Plan, Whose } from '../../plan/index.ts';
import type { Records } from '../../platform/db/records.ts';
import { type ActivityReader, type LinkFrom, unlessPurged } from '../activity/index.ts';
import { correctionsOf, type MetricDefinition } from '../metrics/index.ts';
import { measure, rowsBehind } from '../metrics/service.ts';
import { type InputsTable, readInputsTable } from './inputs-file.ts';
import type { GivenInputs, PersonPay, Stints } from './model.ts';
import { payProblem } from './problems.ts';
import { type Answer, answerWithin, questionsOf } from './question.ts';
import type { Evidence } from './reason.ts';
import { spansWithin, stintsOf } from './stint.ts';

/**
 * Loads what a pay run is worked out from. For the command line and the server: `loadForPay` → `flow` (src/flow.ts),
 * which gives a `PayRun`; walk `run.pay` once, and for each person ask `amountsOf`, `payslipOf`, `reasonOfLine`
 * (stages/payslip) or hand them to `writeProof` (stages/payslip/service.ts).
 */
export interface PayStores {
  readonly records: Records;
  readonly activity: ActivityReader;
}

export interface PayQuestion {
  readonly plan: Plan;
  readonly period: Period;
  readonly dictionary: readonly MetricDefinition[];
  /** An inputs file as a person named it. */
  readonly inputsFile?: string;
  /** The same as text that was read before: what a pay run keeps. */
  readonly inputsText?: { readonly file: string; readonly text: string };
  /** Leave out what was recorded after this UTC instant. */
  readonly asKnown?: string;
  /** All that was recorded until then, where it was read already. */
  readonly recorded?: readonly Fact[];
  /** Facts that nobody recorded: what would come out if they were. */
  readonly supposed?: readonly Fact[];
}

export interface LoadedForPay {
  readonly plan: Plan;
  readonly period: Period;
  readonly activity: readonly Answer[];
  readonly ledger: readonly Fact[];
  readonly given: GivenInputs | null;
  readonly asKnown?: string;
}

/** Fails where activity is to be read as it stood before a purge. */
export function loadForPay(stores: PayStores, question: PayQuestion): Promise<Result<LoadedForPay>> {
  return unlessPurged(() => load(stores, question));
}

async function load(stores: PayStores, question: PayQuestion): Promise<Result<LoadedForPay>> {
  const { plan, period, dictionary, asKnown } = question;
  const questions = questionsOf(plan, dictionary, period);
  if (!questions.ok) return questions;
  const recorded =
    question.recorded ?? (await readHistory(stores.records, asKnown === undefined ? {} : { known: asKnown }));
  const ledger = [...recorded, ...(question.supposed ?? [])];
  const given = await givenInputs(question, ledger);
  if (!given.ok) return given;
  const { corrections, transfer, problems } = correctionsOf(ledger, asKnown);
  if (errorsIn(problems).length > 0) return failed(...problems);
  const known = asKnown === undefined ? {} : { asKnown };
  const spans = spansOf(ledger, period, asKnown);
  const stints = stintsIn({ plan, period, ledger, ...known });
  const activity: Answer[] = [];
  for (const one of questions.value) {
    const request = { ...one.request, transfer, ...(asKnown === undefined ? {} : { known: asKnown }) };
    const question = { ...one, request };
    const rows = await measure(stores.activity, request, spans, corrections);
    const answer = { question, rows };
    if (one.of !== 'person' || stints.size === 0) activity.push(answer);
    else {
      const people = [...stints.keys()];
      const own = await measure(stores.activity, { ...request, people }, spansWithin(spans, stints), corrections);
      activity.push(answerWithin(answer, own, new Set(people)));
    }
  }
  return ok({ plan, period, activity, ledger, given: given.value, ...known }, problems);
}

function stintsIn({
  plan,
  period,
  ledger,
  asKnown,
}: Pick<LoadedForPay, 'plan' | 'period' | 'ledger' | 'asKnown'>): Stints {
  const { posts, levels, statuses } = plan.applies;
  if (posts === null && levels === null && statuses === null) return new Map();
  const people = peopleAsOf(ledger, period.last, asKnown);
  return stintsOf(plan, people, standingsIn(ledger, period, asKnown), period);
}

async function givenInputs(question: PayQuestion, ledger: readonly Fact[]): Promise<Result<GivenInputs | null>> {
  const { plan, period, inputsFile, inputsText } = question;
  if (inputsFile !== undefined) return readInputsFile(inputsFile, plan, ledger, period);
  if (inputsText === undefined) return ok(null);
  const table = tableOf(inputsText.text, inputsText.file);
  return table.ok ? readInputsTable(table.value, plan, peopleAsOf(ledger, period.last)) : table;
}

export interface RowsPage {
  readonly limit: number;
  readonly offset: number;
  /** Where rows open in the systems they came from. */
  readonly links?: readonly LinkFrom[];
}

/** The rows of activity behind each metric input of one person, `limit` of each from `offset` on: where an explanation ends. */
export async function evidenceFor(
  stores: PayStores,
  loaded: LoadedForPay,
  pay: PersonPay,
  page: RowsPage = { limit: 20, offset: 0 },
): Promise<Readonly<Record<string, Evidence>>> {
  const { plan, period, ledger, asKnown } = loaded;
  const everyone = spansOf(ledger, period, asKnown);
  const stints = stintsIn(loaded);
  const { corrections, transfer } = correctionsOf(ledger, asKnown);
  // Side by side: most are found at once, and need not wait for the one that is looked for among millions.
  const found = plan.inputs.map(async (input): Promise<readonly (readonly [string, Evidence])[]> => {
    const source = pay.inputs[input.id]?.source;
    const derived = source?.from === 'file' || source?.from === 'corrected' ? source.instead?.source : source;
    const question = loaded.activity.find((a) => a.question.of === input.of)?.question;
    if (derived?.from !== 'metric' || question === undefined) return [];
    const group = [groupOf(input.of, pay, loaded)];
    const spans = input.of === 'person' ? spansWithin(everyone, stints) : everyone;
    const behind = { call: derived.measured.call, group, ...page };
    // As it was known and owned when the number was worked out, whatever was imported since.
    const request = { ...question.request, transfer, ...(asKnown === undefined ? {} : { known: asKnown }) };
    return [[input.id, await rowsBehind(stores.activity, request, behind, spans, corrections)]];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}

function groupOf(of: Whose, { person }: PersonPay, { activity }: LoadedForPay): string | null {
  if (of === 'person') return person.id;
  if (of === 'team') return person.team;
  const rows = activity.find((a) => a.question.of === of)?.rows ?? [];
  return rows.some((r) => r.group[0] === person.id) ? person.id : person.name;
}

/** An inputs file: CSV in UTF-8 (with or without BOM) or GB18030, one row a person. */
export async function readInputsFile(
  path: string,
  plan: Plan,
  ledger: readonly Fact[],
  period: Period,
): Promise<Result<GivenInputs>> {
  const table = await readTable(path);
  return table.ok ? readInputsTable(table.value, plan, peopleAsOf(ledger, period.last)) : table;
}

async function readTable(path: string): Promise<Result<InputsTable>> {
  const file = basename(path);
  try {
    return tableOf(decode(await readFile(path)), file);
  } catch (error) {
    return failed(unreadable(path, file, error));
  }
}

function tableOf(text: string, file: string): Result<InputsTable> {
  try {
    const [headers = [], ...rows] = parse(text, { bom: true, relax_column_count: true }) as string[][];
    return ok({ file, headers, rows: rows.map((cells, i) => ({ row: i + 2, cells })) });
  } catch (error) {
    return failed(unreadable(file, file, error));
  }
}

function unreadable(path: string, file: string, error: unknown) {
  const detail = error instanceof Error ? error.message : String(error);
  return payProblem('pay.inputs-unreadable', { file: path, detail }, { file });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}
