import type { Reason } from '../../../base/explain.ts';
import { contains, period } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import type { PartialText } from '../../../base/text.ts';
import { readHistory } from '../../../ledger/service.ts';
import { spansOf } from '../../../people/index.ts';
import { historyAsKnown } from '../../../people/service.ts';
import type { Input, Plan, Whose } from '../../../plan/index.ts';
import { unlessPurged } from '../../../stages/activity/index.ts';
import { correctionsOf, DECISION_KINDS } from '../../../stages/metrics/index.ts';
import type { FoundRow, Reachable } from '../../../stages/metrics/rows/service.ts';
import { countedIn } from '../../../stages/metrics/service.ts';
import { type PersonPay, questionsOf } from '../../../stages/pay/index.ts';
import { payslipOf, reasonOfLine } from '../../../stages/payslip/index.ts';
import type { Run, RunState } from '../model.ts';
import { storedResult } from '../results/service.ts';
import { type RunSource, sourceOf } from '../sources/service.ts';
import { selectRuns } from '../store.ts';
import type { PayrunWorld } from '../world.node.ts';
import { peopleTouched, type Touchable } from './store.ts';

/** Which pay a row of activity touched: the payslip lines that use a number it counted in, as each run knew it. */

export interface TouchedLine {
  readonly id: string;
  readonly title: PartialText;
  readonly unit: string;
  readonly amount: string | null;
  /** The inputs through which the row came into the line. */
  readonly inputs: readonly string[];
}

export interface TouchedPay {
  readonly run: Run;
  readonly title: PartialText;
  readonly person: string;
  readonly name: string;
  readonly inputs: readonly { readonly id: string; readonly title: PartialText }[];
  readonly lines: readonly TouchedLine[];
}

const SHOWN_OUTSIDE: readonly RunState[] = ['published', 'closed'];
const SHOWN_INSIDE: readonly RunState[] = ['prepared', 'checked', 'submitted', 'approved', ...SHOWN_OUTSIDE];

/** Every run there is: a few each month. */
const ALL_RUNS = 10_000;
/** A number of a whole team is in everybody's pay; nobody reads longer lists. */
const MOST_PEOPLE = 50;

export interface TouchedQuestion {
  readonly found: FoundRow;
  /** Of whom the reader may be told at all; amounts are another question. */
  readonly reach: Reachable;
  readonly worksOnRuns: boolean;
}

export async function payTouchedBy(world: PayrunWorld, asked: TouchedQuestion): Promise<readonly TouchedPay[]> {
  const states = asked.worksOnRuns ? SHOWN_INSIDE : SHOWN_OUTSIDE;
  const runs = await selectRuns(world.records, { states }, ALL_RUNS);
  const touched: TouchedPay[] = [];
  for (const run of runs) {
    const when = period(run.period);
    if (run.outcome === null || !asked.found.days.some((day) => contains(when, day))) continue;
    // What a purge took away touches nothing that could still be shown.
    const found = await unlessPurged(() => touchedIn(world, run, asked));
    if (found.ok) touched.push(...found.value);
  }
  return touched;
}

async function touchedIn(world: PayrunWorld, run: Run, asked: TouchedQuestion): Promise<Result<readonly TouchedPay[]>> {
  const source = await sourceOf(world.records, run);
  if (!source.ok) return source;
  const places = await placesIn(world, run, source.value, asked.found);
  if (!places.ok || places.value.length === 0) return places.ok ? ok([]) : places;
  const people = await peopleTouched(world.records, run, touchable(places.value), asked.reach, MOST_PEOPLE);
  const touched: TouchedPay[] = [];
  for (const person of people) {
    const stored = await storedResult(world.records, run, person);
    const pay = stored.ok ? touchedPay(run, stored.value.pay, places.value) : null;
    if (pay !== null) touched.push(pay);
  }
  return ok(touched);
}

/** An input that the row counted in, and of whom: a person, a team, a lead, a manager. */
interface Place {
  readonly input: Input;
  readonly who: string;
}

/** Where the row counted when the run was worked out: by its own definitions, as far as anything was known then. */
async function placesIn(
  world: PayrunWorld,
  { period: text, known }: Run,
  { compiled: { plan }, dictionary }: RunSource,
  { row }: FoundRow,
): Promise<Result<readonly Place[]>> {
  const when = period(text);
  const questions = questionsOf(plan, dictionary, when);
  if (!questions.ok) return questions;
  const spans = spansOf(await historyAsKnown(world.records, known), when, known);
  const decisions = await readHistory(world.records, { kinds: DECISION_KINDS, known });
  const { corrections, transfer } = correctionsOf(decisions, known);
  const places: Place[] = [];
  for (const { of, request, texts } of questions.value) {
    const counted = await countedIn(world.activity, { ...request, transfer, known }, row, spans, corrections);
    for (const { group, call } of counted) {
      const metric = texts[request.metrics.indexOf(call)];
      const who = group[0] ?? null;
      if (who !== null) places.push(...inputsOf(plan, of, metric).map((input) => ({ input, who })));
    }
  }
  return ok(places);
}

function inputsOf(plan: Plan, of: Whose, metric: string | undefined): readonly Input[] {
  return plan.inputs.filter((one) => one.of === of && one.source.from === 'metric' && one.source.metric === metric);
}

function touchable(places: readonly Place[]): Touchable {
  const of = (...kinds: Whose[]) => [
    ...new Set(places.flatMap(({ input, who }) => (kinds.includes(input.of) ? [who] : []))),
  ];
  return { people: of('person'), teams: of('team'), leads: of('lead', 'manager') };
}

/** Null where what was measured did not come into this person's pay: a file or a decision stood in its place. */
function touchedPay(run: Run, pay: PersonPay, places: readonly Place[]): TouchedPay | null {
  const { id, name, team } = pay.person;
  const mine = { person: [id], team: [team], lead: [id, name], manager: [id, name] } as const;
  const inputs = [...new Set(places.filter(({ input, who }) => mine[input.of].some((one) => one === who)))]
    .map(({ input }) => input)
    .filter((input, i, all) => all.indexOf(input) === i && pay.inputs[input.id]?.source.from === 'metric');
  const slip = payslipOf(pay, run.period);
  if (inputs.length === 0 || slip === null) return null;
  const lines = slip.lines.flatMap(({ kind: _, ...line }): TouchedLine[] => {
    const reason = reasonOfLine(pay, line.id);
    const used = new Set(reason === null ? [] : idsIn(reason));
    const through = inputs.map((input) => input.id).filter((input) => used.has(input));
    return through.length === 0 ? [] : [{ ...line, inputs: through }];
  });
  return {
    ...{ run, person: id, name, title: slip.title, lines },
    inputs: inputs.map((input) => ({ id: input.id, title: input.title })),
  };
}

function idsIn({ id, parts }: Reason): readonly string[] {
  return [id, ...parts.flatMap(idsIn)];
}
