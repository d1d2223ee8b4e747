import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import { type CompiledPlan, type Line, payLine, unitOf } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { deltaSentence } from '../../../stages/pay/index.ts';
import { NET, type WithheldLine, withheldLines } from '../../../stages/pay/law/index.ts';
import { causesOf, comparePayslips, type LineChange, type Payslip } from '../../../stages/payslip/index.ts';
import { asDelta, payableOf, titleOf } from '../deltas/settled.ts';
import { selectDeltas } from '../deltas/store.ts';
import { observedFrom, withholdingFrom } from '../keep.ts';
import type { PaidDelta, Run } from '../model.ts';
import { payrunProblem } from '../problems.ts';
import { jsonOf, selectResult, withheldAmounts } from '../results/store.ts';
import { handOf } from '../runs/service.ts';
import { planOf } from '../sources/service.ts';
import { selectRun } from '../store.ts';
import { tellOfAnswer, tellOfQuestion } from '../telling/service.ts';
import type { PayrunWorld } from '../world.node.ts';
import {
  confirmationsOf,
  insertAnswer,
  insertConfirmation,
  insertQuestion,
  type OpenSlipRow,
  type Question,
  runsPaying,
  type SlipRow,
  selectQuestions,
  selectSlip,
} from './store.ts';

export { type Question, selectQuestions } from './store.ts';

/** A person's payslips: what they were paid, why, and what they say to it. */

const PUBLISHED: readonly Run['state'][] = ['published', 'closed'];

/** The run of a payslip; before it is published only those see it who work on runs. */
export async function visibleRun(records: Records, id: string, worksOnRuns: boolean): Promise<Result<Run>> {
  const run = await selectRun(records, id);
  const visible = run !== undefined && run.outcome !== null && (worksOnRuns || PUBLISHED.includes(run.state));
  return visible ? ok(run) : failed(payrunProblem('payrun.no-payslip'));
}

export interface PayslipHead {
  readonly run: Run;
  readonly total: string | null;
  /** Total and deltas together. */
  readonly payable: string | null;
  /** What is left after what the law withholds; null where that is not worked out. */
  readonly net: string | null;
  readonly confirmedAt: string | null;
}

export async function payslipsOf(records: Records, person: string): Promise<readonly PayslipHead[]> {
  const confirmed = await confirmationsOf(records, person);
  const heads: PayslipHead[] = [];
  for (const id of await runsPaying(records, person)) {
    const run = await selectRun(records, id);
    const row = run && (await selectResult(records, run, person));
    if (!run || !row) continue;
    const payable = payableOf(row.total, await selectDeltas(records, id, person));
    const net = withheldAmounts(row.withheld)[NET] ?? null;
    heads.push({ run, total: row.total, payable, net, confirmedAt: confirmed.get(id) ?? null });
  }
  return heads;
}

export interface PayslipView {
  readonly slip: Payslip;
  readonly run: Run;
  readonly team: string | null;
  /** The line that says what is paid. */
  readonly payLine: string | null;
  readonly payable: string | null;
  readonly deltas: readonly (PaidDelta & { readonly sentence: Text })[];
  /** What the law withholds, net pay last; empty where it is not worked out. */
  readonly withheld: readonly WithheldLine[];
  readonly before: string | null;
  readonly changes: readonly LineChange[];
  readonly confirmedAt: string | null;
  readonly questions: readonly Question[];
}

/** A payslip from what the run keeps, beside the one before it. */
export async function payslipView(records: Records, run: Run, person: string): Promise<Result<PayslipView>> {
  const row = await selectSlip(records, run, person);
  const slip = await storedSlip(records, run, person, row);
  if (!slip.ok || row === undefined) return slip.ok ? failed(payrunProblem('payrun.no-payslip')) : slip;
  const { compiled, payslip, total, team, line, withheld } = slip.value;
  const earlier = payslip.lines.length === 0 ? null : await slipBefore(records, person, row);
  const deltas = row.corrected ? await selectDeltas(records, run.id, person) : [];
  const asked = { run: run.id, people: new Set([person]) };
  return ok({
    slip: payslip,
    run,
    team,
    payLine: line,
    payable: payableOf(total, deltas),
    withheld,
    deltas: deltas.map((one) => ({ ...one, sentence: deltaWords(one, payslip) })),
    before: earlier?.period ?? null,
    changes: earlier ? comparePayslips(earlier, payslip, causesIn(compiled, row)) : [],
    confirmedAt: row.confirmed_at,
    questions: row.questioned ? await selectQuestions(records, asked, 100) : [],
  });
}

/** A correction in one sentence that names the line as the payslip does. */
export function deltaWords(delta: PaidDelta, { lines }: Pick<Payslip, 'lines'>): Text {
  const title = delta.title ?? lines.find(({ id }) => id === delta.line)?.title;
  return deltaSentence(asDelta(delta), titleOf({ line: delta.line, ...(title && { title }) }));
}

async function storedSlip(
  records: Records,
  run: Pick<Run, 'period' | 'planHash' | 'planFile'>,
  person: string,
  row: SlipRow | undefined,
) {
  const plan = await planOf(records, run);
  if (!plan.ok) return plan;
  if (row === undefined || row.total === null) return failed(payrunProblem('payrun.no-payslip'));
  const { compiled } = plan.value;
  const amounts = JSON.parse(row.amounts) as Readonly<Record<string, string | null>>;
  const payslip: Payslip = {
    person,
    name: row.name,
    period: run.period,
    plan: compiled.plan.id,
    planVersion: compiled.plan.version,
    title: compiled.plan.title,
    // Corrections alone: the plan paid nothing, and none of its lines has an amount.
    lines: Object.keys(amounts).length === 0 ? [] : slipLines(compiled.plan.lines, amounts),
  };
  const withheld = row.withheld === null ? [] : withheldLines(withholdingFrom(jsonOf(row.withheld)));
  const line = payslip.lines.length === 0 ? null : (payLine(compiled.plan)?.id ?? null);
  return ok({ compiled, payslip, total: row.total, team: row.team, line, withheld });
}

/** Of the inputs that the run before and this one keep. */
function causesIn(compiled: CompiledPlan, { inputs, before_inputs: before }: OpenSlipRow) {
  if (before === null) return undefined;
  return causesOf(compiled, observedFrom(jsonOf(before)), observedFrom(jsonOf(inputs)));
}

async function slipBefore(records: Records, person: string, row: OpenSlipRow): Promise<Payslip | null> {
  const {
    before_amounts: amounts,
    before_period: period,
    before_plan_hash: planHash,
    before_plan_file: planFile,
  } = row;
  if (amounts === null || period === null || planHash === null || planFile === null) return null;
  const earlier = { ...row, amounts, total: row.before_total, withheld: null };
  const slip = await storedSlip(records, { period, planHash, planFile }, person, earlier);
  return slip.ok ? slip.value.payslip : null;
}

function slipLines(lines: readonly Line[], amounts: Readonly<Record<string, string | null>>): Payslip['lines'] {
  return lines.map((line) => {
    const { id, title, kind } = line;
    return { id, title, kind, unit: unitOf(line), amount: amounts[id] ?? null };
  });
}

/** The person agrees with what they were paid. */
export async function confirmPayslip(
  world: PayrunWorld,
  actor: Actor,
  id: string,
  person: string,
): Promise<Result<{ readonly confirmedAt: string }>> {
  const now = world.now();
  return world.records.transaction(async (inside) => {
    const open = await openForAnswers(inside, actor, id, person, now);
    if (!open.ok) return open;
    await insertConfirmation(inside, id, person, now);
    const object = `payslip:${id}/${person}`;
    await audit(inside, { actor: actor.account.id, action: 'payslip.confirm', object, detail: {} }, now);
    return ok({ confirmedAt: (await confirmationsOf(inside, person)).get(id) ?? now });
  });
}

export interface NewQuestion {
  readonly id: string;
  readonly person: string;
  readonly line: string;
  readonly text: string;
}

/** The person doubts a line: HR finds the question among its tasks, and the period cannot close before the answer. */
export async function askAboutLine(world: PayrunWorld, actor: Actor, asked: NewQuestion): Promise<Result<Question>> {
  const now = world.now();
  const { id, person, line, text } = asked;
  return world.records.transaction(async (inside): Promise<Result<Question>> => {
    const open = await openForAnswers(inside, actor, id, person, now);
    if (!open.ok) return open;
    const slip = await storedSlip(inside, open.value, person, await selectSlip(inside, open.value, person));
    if (!slip.ok) return slip;
    const { name } = slip.value.payslip;
    const lines = [
      ...slip.value.payslip.lines,
      ...slip.value.withheld,
      ...(await selectDeltas(inside, id, person)).map(askedDelta),
    ];
    const lineTitle = lines.find((one) => one.id === line)?.title;
    if (lineTitle === undefined) {
      const known = lines.map((one) => one.id).join(', ');
      return failed(payrunProblem('payrun.no-line', { line, lines: known }));
    }
    const { period } = open.value;
    const question = {
      id: world.newId(),
      run: id,
      period,
      person,
      name,
      line,
      lineTitle,
      text,
      askedAt: now,
      answer: null,
    };
    await insertQuestion(inside, question);
    await tellOfQuestion(inside, question, now);
    const object = `payslip:${id}/${person}`;
    await audit(inside, { actor: actor.account.id, action: 'payslip.question', object, detail: { line } }, now);
    return ok(question);
  });
}

/** A correction is asked about by the run and the line that it corrects: where it would be appealed, too. */
function askedDelta(delta: PaidDelta): { readonly id: string; readonly title: Text } {
  const title = titleOf(delta);
  return {
    id: `${delta.fromRun}/${delta.line}`,
    title: eachLang((lang) => fill(CORRECTION[lang], { period: delta.period, title: title[lang] })),
  };
}

const CORRECTION: Text = {
  'zh-CN': '补发补扣 {period} {title}',
  'zh-TW': '補發補扣 {period} {title}',
  en: 'Correction of {period}, {title}',
};

/** Published, within its days, and the actor's own. */
async function openForAnswers(
  records: Records,
  actor: Actor,
  id: string,
  person: string,
  now: string,
): Promise<Result<Run>> {
  const run = await selectRun(records, id, true);
  if (run === undefined || !PUBLISHED.includes(run.state) || (await selectResult(records, run, person)) === undefined)
    return failed(payrunProblem('payrun.no-payslip'));
  if (actor.account.person !== person) return failed(payrunProblem('payrun.not-yours'));
  if (run.state === 'closed' || (run.answerUntil ?? '') <= now) return failed(payrunProblem('payrun.answering-over'));
  return ok(run);
}

export interface TurnedQuestion {
  readonly question: string;
  readonly person: string;
  /** `<run>/<line>`, as the appeal says it. */
  readonly ref: string;
  readonly number: number;
}

/** The asker turns a question into an appeal: that is its answer, and the period no longer waits for another. */
export async function turnQuestion(
  inside: Records,
  actor: Actor,
  { question: id, person, ref, number }: TurnedQuestion,
  now: string,
): Promise<Result<null>> {
  const [question] = await selectQuestions(inside, { id, people: new Set([person]) }, 1);
  if (question === undefined || `${question.run}/${question.line}` !== ref || actor.account.person !== person)
    return failed(payrunProblem('payrun.no-question'));
  if (question.answer === null) await insertAnswer(inside, id, `→ 申诉 / appeal ${number}`, handOf(actor), now);
  return ok(null);
}

export async function answerQuestion(
  world: PayrunWorld,
  actor: Actor,
  id: string,
  text: string,
): Promise<Result<Question>> {
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<Question>> => {
    const [question] = await selectQuestions(inside, { id, people: null }, 1);
    if (question === undefined) return failed(payrunProblem('payrun.no-question'));
    // Nobody answers their own question.
    if (actor.account.person === question.person) return failed(payrunProblem('payrun.own-question'));
    if (!(await insertAnswer(inside, id, text, handOf(actor), now)))
      return failed(payrunProblem('payrun.answered-already'));
    await tellOfAnswer(inside, question, now);
    const object = `payslip:${question.run}/${question.person}`;
    const detail = { question: id, line: question.line };
    await audit(inside, { actor: actor.account.id, action: 'payslip.answer', object, detail }, now);
    return ok({ ...question, answer: { text, by: actor.account.name, at: now } });
  });
}
