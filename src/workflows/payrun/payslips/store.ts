import { sql } from 'kysely';
import type { PartialText } from '../../../base/text.ts';
import { behind, inOrder, type Order } from '../../../platform/db/keyset.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Hand, Run } from '../model.ts';

/** What staff say to their payslips: confirmations and questions, and HR's answers. */

export interface Question {
  readonly id: string;
  readonly run: string;
  readonly period: string;
  readonly person: string;
  readonly name: string;
  readonly line: string;
  readonly lineTitle: PartialText;
  readonly text: string;
  readonly askedAt: string;
  readonly answer: { readonly text: string; readonly by: string; readonly at: string } | null;
}

interface Tables {
  payslip_confirmation: { run_id: string; person: string; confirmed_at: string };
  payslip_question: {
    id: string;
    run_id: string;
    person: string;
    name: string;
    line: string;
    line_title: PartialText;
    text: string;
    asked_at: string;
    answer: string | null;
    answered_by: Hand | null;
    answered_at: string | null;
  };
  pay_run: { id: string; period: string };
}

export async function insertConfirmation(records: Records, run: string, person: string, at: string): Promise<void> {
  await records
    .as<Tables>()
    .insertInto('payslip_confirmation')
    .values({ run_id: run, person, confirmed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Run → when this person confirmed it. */
export async function confirmationsOf(records: Records, person: string): Promise<ReadonlyMap<string, string>> {
  const rows = await records
    .as<Tables>()
    .selectFrom('payslip_confirmation')
    .select(['run_id', 'confirmed_at'])
    .where('person', '=', person)
    .execute();
  return new Map(rows.map((row) => [row.run_id, row.confirmed_at]));
}

export async function countAnswers(records: Records, run: Run) {
  const { rows } = await sql<{ confirmed: number; open: number }>`select
    (select count(*) from payslip_confirmation where run_id = ${run.id}) as confirmed,
    (select count(*) from payslip_question where run_id = ${run.id} and answer is null) as open`.execute(
    records.as<Tables>(),
  );
  return { confirmed: Number(rows[0]?.confirmed ?? 0), openQuestions: Number(rows[0]?.open ?? 0) };
}

/** Open questions of everybody but one, and the earliest day by which one of them is to be answered. */
export async function countOpenQuestions(records: Records, except: string) {
  const { rows } = await sql<{ count: number; until: string | null }>`
    select count(*) as count, min(r.answer_until) as until
    from payslip_question q join pay_run r on r.id = q.run_id
    where q.answer is null and q.person <> ${except}`.execute(records.as<Tables>());
  return { count: Number(rows[0]?.count ?? 0), until: rows[0]?.until ?? null };
}

export async function insertQuestion(records: Records, question: Question): Promise<void> {
  const { id, person, name, line, text } = question;
  await records
    .as<Tables>()
    .insertInto('payslip_question')
    .values({
      id,
      person,
      name,
      line,
      text,
      run_id: question.run,
      line_title: JSON.stringify(question.lineTitle) as never,
      asked_at: question.askedAt,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute();
}

/** False where it has an answer already. */
export async function insertAnswer(records: Records, id: string, answer: string, by: Hand, at: string) {
  const result = await records
    .as<Tables>()
    .updateTable('payslip_question')
    .set({ answer, answered_by: JSON.stringify(by) as never, answered_at: at })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface QuestionFilter {
  readonly id?: string;
  readonly run?: string | undefined;
  /** Null: everybody's. */
  readonly people: ReadonlySet<string> | null;
  readonly state?: 'open' | 'answered' | undefined;
  /** The oldest first where nothing is said: who waits longest is answered first. */
  readonly order?: Order | undefined;
}

const OLDEST: Order = { key: { column: 'asked_at', as: 'instant' }, down: false };

export async function selectQuestions(
  records: Records,
  filter: QuestionFilter,
  limit: number,
): Promise<readonly Question[]> {
  const { id, run, people, state, order = OLDEST } = filter;
  const sorted = { ...order, key: { ...order.key, column: `q.${order.key.column}` } };
  let query = records
    .as<Tables>()
    .selectFrom('payslip_question as q')
    .innerJoin('pay_run as r', 'r.id', 'q.run_id')
    .select(['q.id', 'q.run_id', 'r.period', 'q.person', 'q.name', 'q.line', 'q.line_title', 'q.text', 'q.asked_at'])
    .select(['q.answer', 'q.answered_by', 'q.answered_at'])
    .where(behind(sorted, 'q.id'))
    .orderBy(inOrder(sorted, 'q.id'))
    .limit(limit);
  if (id !== undefined) query = query.where('q.id', '=', id);
  if (run !== undefined) query = query.where('q.run_id', '=', run);
  if (people !== null) query = query.where('q.person', 'in', [...people, '']);
  if (state !== undefined) query = query.where('q.answer', state === 'open' ? 'is' : 'is not', null);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    run: row.run_id,
    period: row.period,
    person: row.person,
    name: row.name,
    line: row.line,
    lineTitle: row.line_title,
    text: row.text,
    askedAt: row.asked_at,
    answer:
      row.answer === null
        ? null
        : { text: row.answer, by: row.answered_by?.name ?? '', at: row.answered_at ?? row.asked_at },
  }));
}

/** As much of a person's result as a payslip shows; the steps of its reasons are much longer. */
export interface SlipRow {
  readonly name: string;
  readonly team: string | null;
  /** JSON texts. */
  readonly amounts: string;
  readonly inputs: string;
  readonly withheld: string | null;
  readonly total: string | null;
}

export interface OpenSlipRow extends SlipRow {
  readonly confirmed_at: string | null;
  /** Whether corrections are paid with it, and whether it was asked about. */
  readonly corrected: boolean;
  readonly questioned: boolean;
  /** Of the last payslip before it that the same plan made: null where there is none. */
  readonly before_amounts: string | null;
  readonly before_inputs: string | null;
  readonly before_total: string | null;
  readonly before_period: string | null;
  readonly before_plan_hash: string | null;
  readonly before_plan_file: string | null;
}

/** A payslip beside the one before it, at once: staff open theirs all on the same day. */
export async function selectSlip(records: Records, run: Run, person: string): Promise<OpenSlipRow | undefined> {
  const { rows } = await sql<OpenSlipRow>`
    select r.name, r.team, r.amounts, r.inputs, r.withheld, r.total, c.confirmed_at,
      exists (select from pay_delta d where d.run_id = r.run_id and d.person = r.person) as corrected,
      exists (select from payslip_question q where q.run_id = r.run_id and q.person = r.person) as questioned,
      b.amounts as before_amounts, b.inputs as before_inputs, b.total as before_total, b.period as before_period,
      b.plan_hash as before_plan_hash, b.plan_file as before_plan_file
    from pay_result r
      left join payslip_confirmation c on c.run_id = r.run_id and c.person = r.person
      left join lateral (
        select e.amounts, e.inputs, e.total, o.period, o.plan_hash, o.plan_file
        from pay_run o join pay_result e on e.run_id = o.id and e.calculation = o.calculation
        where e.person = r.person and o.plan = ${run.plan} and o.period < ${run.period} and o.state in ('published', 'closed')
          and e.steps <> 'null'
        order by o.period desc, o.id desc limit 1) b on true
    where r.run_id = ${run.id} and r.calculation = ${run.outcome?.calculation ?? ''} and r.person = ${person}`.execute(
    records.as<Tables>(),
  );
  return rows[0];
}

/** The runs that pay somebody, newest period first. */
export async function runsPaying(records: Records, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from pay_run o join pay_result r on r.run_id = o.id and r.calculation = o.calculation
    where r.person = ${person} and o.state in ('published', 'closed') order by o.period desc, o.id desc`.execute(
    records.as<Tables>(),
  );
  return rows.map(({ id }) => id);
}
