import { Decimal } from '../../../base/decimal.ts';
import type { Reason } from '../../../base/explain.ts';
import { period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { readHistory } from '../../../ledger/service.ts';
import { historyAsKnown } from '../../../people/service.ts';
import type { Inputs } from '../../../plan/index.ts';
import { unlessPurged } from '../../../stages/activity/index.ts';
import { readLinks } from '../../../stages/activity/origin/service.ts';
import { DECISION_KINDS } from '../../../stages/metrics/index.ts';
import { type Evidence, observed, type PersonPay, questionsOf } from '../../../stages/pay/index.ts';
import { reasonOfWithheld, WITHHELD_TITLES } from '../../../stages/pay/law/index.ts';
import { evidenceFor, type RowsPage } from '../../../stages/pay/service.ts';
import { reasonOfLine } from '../../../stages/payslip/index.ts';
import { withholdingFrom } from '../keep.ts';
import type { Run } from '../model.ts';
import { payrunProblem } from '../problems.ts';
import { storedResult } from '../results/service.ts';
import { jsonOf, selectResult } from '../results/store.ts';
import type { RunSource } from '../sources/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** Why a payslip line has its amount, from what the run keeps; only the rows of activity are looked up again. */

/** Rows shown behind one metric before anybody asks for more. */
const ROWS: RowsPage = { limit: 20, offset: 0 };

export interface LineQuestion {
  readonly person: string;
  readonly line: string;
  /** Rows name customers and conversations: not everybody who may see the pay may see them. */
  readonly withRows: boolean;
}

export async function lineReason(world: PayrunWorld, run: Run, asked: LineQuestion): Promise<Result<Reason>> {
  const withheld = await withheldReason(world, run, asked);
  if (withheld !== null) return ok(withheld);
  const stored = await storedResult(world.records, run, asked.person);
  if (!stored.ok) return stored;
  const { source, pay } = stored.value;
  return reasonWithRows(world, run, { source, pay }, asked);
}

async function withheldReason(world: PayrunWorld, run: Run, { person, line }: LineQuestion): Promise<Reason | null> {
  if (!(line in WITHHELD_TITLES)) return null;
  const withheld = (await selectResult(world.records, run, person))?.withheld ?? null;
  return withheld === null ? null : reasonOfWithheld(withholdingFrom(jsonOf(withheld)), line);
}

export interface Explained {
  readonly source: RunSource;
  readonly pay: PersonPay;
}

/** `moment` names the period and what was known; a run is one. */
export async function reasonWithRows(
  world: PayrunWorld,
  moment: Pick<Run, 'period' | 'known'>,
  { source, pay }: Explained,
  { line, withRows }: LineQuestion,
): Promise<Result<Reason>> {
  const { plan } = source.compiled;
  if (pay.evaluation === null) return failed(payrunProblem('payrun.no-payslip'));
  if (!plan.lines.some((one) => one.id === line)) {
    const lines = plan.lines.map((one) => one.id).join(', ');
    return failed(payrunProblem('payrun.no-line', { line, lines }));
  }
  const bare = reasonOfLine(pay, line) as Reason;
  if (!withRows) return ok(bare);
  const inputs = new Set(idsIn(bare));
  const evidence = await unlessPurged(async () => ok(await evidenceOf(world, moment, { source, pay }, inputs)));
  // Rows that were purged since take nothing from the reason but its last step.
  return evidence.ok ? ok(reasonOfLine(pay, line, evidence.value) as Reason) : ok(bare);
}

/** The rows behind one metric of a line, page by page: what was known then stays as it is, so a page begins by counting. */
export async function rowsOfLine(
  world: PayrunWorld,
  moment: Pick<Run, 'period' | 'known'>,
  explained: Explained,
  { line, metric, page }: { readonly line: string; readonly metric: string; readonly page: RowsPage },
): Promise<Result<Evidence>> {
  const { plan } = explained.source.compiled;
  const reason = plan.lines.some((one) => one.id === line) ? reasonOfLine(explained.pay, line) : null;
  const used = new Set(reason ? idsIn(reason) : []);
  const input = plan.inputs.find(
    ({ id, source }) => used.has(id) && source.from === 'metric' && source.metric === metric,
  );
  if (input === undefined) return failed(payrunProblem('payrun.no-line', { line, lines: [...used].join(', ') }));
  return unlessPurged(async () => {
    const evidence = await evidenceOf(world, moment, explained, new Set([input.id]), page);
    return ok(evidence[input.id] ?? { rows: [], total: 0 });
  });
}

function idsIn(reason: Reason): readonly string[] {
  return [reason.id, ...reason.parts.flatMap(idsIn)];
}

/** The rows behind the inputs that the line uses: the person's own history is enough where only the person is measured. */
async function evidenceOf(
  world: PayrunWorld,
  { period: text, known }: Pick<Run, 'period' | 'known'>,
  { source, pay }: Explained,
  wanted: ReadonlySet<string>,
  page = ROWS,
): Promise<Readonly<Record<string, Evidence>>> {
  const inputs = source.compiled.plan.inputs.filter(({ id }) => wanted.has(id));
  const plan = { ...source.compiled.plan, inputs };
  const when = period(text);
  const questions = questionsOf(plan, source.dictionary, when);
  if (!questions.ok || questions.value.length === 0) return {};
  const alone = questions.value.every(({ of }) => of === 'person') && !comparesPeople(questions.value);
  const links = await readLinks(world.records);
  const mine = { kinds: ['person.recorded', 'person.alias'], subjects: [pay.person.id], known };
  const ledger = [
    ...(alone ? await readHistory(world.records, mine) : await historyAsKnown(world.records, known)),
    ...(await readHistory(world.records, { kinds: DECISION_KINDS, known })),
  ];
  const asked = (led: readonly string[]) => {
    const rows = led.map((who) => ({ group: [who], cells: [] }));
    const activity = questions.value.map((question) => ({ question, rows }));
    return evidenceFor(world, { plan, period: when, activity, ledger, given: null, asKnown: known }, pay, {
      ...page,
      links,
    });
  };
  // A source names a lead or manager by id or by name; the other way is tried where the first finds nothing.
  const byId = await asked([pay.person.id]);
  const empty = inputs.some(({ id, of }) => (of === 'lead' || of === 'manager') && byId[id]?.total === 0);
  return empty ? { ...byId, ...onlyFound(await asked([])) } : byId;
}

function comparesPeople(
  questions: readonly { readonly request: { readonly metrics: readonly MetricShape[] } }[],
): boolean {
  return questions.some(({ request }) => request.metrics.some(({ definition }) => definition.shape.type !== 'sum'));
}

interface MetricShape {
  readonly definition: { readonly shape: { readonly type: string } };
}

function onlyFound(evidence: Readonly<Record<string, Evidence>>): Readonly<Record<string, Evidence>> {
  return Object.fromEntries(Object.entries(evidence).filter(([, { total }]) => total > 0));
}

/** What the browser needs to work a payslip out by itself: the plan as written, and what went in. */
export interface WhatIf {
  readonly file: string;
  readonly text: string;
  readonly person: string;
  readonly team: string | null;
  /** By input: exact text, flag, or null; a measured value with its n. */
  readonly inputs: Readonly<Record<string, WhatIfInput>>;
  /** Money is shared or ranked among colleagues: one person alone cannot be worked out. */
  readonly together: boolean;
}

export interface WhatIfInput {
  readonly value: string | boolean | null;
  readonly n: string | null;
  /** What it was on how many days, where it changed within the period. */
  readonly stretches?: { readonly value: string | boolean | null; readonly days: number }[];
}

export async function whatIf(world: PayrunWorld, run: Run, person: string): Promise<Result<WhatIf>> {
  const stored = await storedResult(world.records, run, person);
  return stored.ok ? ok(whatIfOf(stored.value, run.planFile)) : stored;
}

export function whatIfOf({ source, pay }: Explained, file: string): WhatIf {
  const { compiled, text } = source;
  const inputs = Object.fromEntries(
    Object.entries(observed(pay.inputs)).map(([id, input]) => [id, whatIfInput(input)]),
  );
  const { id: person, team } = pay.person;
  return { file, text, person, team, inputs, together: compiled.hasGroups };
}

function whatIfInput(input: Inputs[string]): WhatIfInput {
  if (input === undefined || input === null) return { value: null, n: null };
  if (input instanceof Decimal || typeof input !== 'object') return { value: plain(input), n: null };
  if ('stretches' in input) {
    const stretches = input.stretches.map(({ value, days }) => ({ value: plain(value), days }));
    return { value: stretches.at(-1)?.value ?? null, n: null, stretches };
  }
  return { value: plain(input.value), n: input.n.toString() };
}

function plain(value: Decimal | string | boolean | null): string | boolean | null {
  return value instanceof Decimal ? value.toString() : value;
}
