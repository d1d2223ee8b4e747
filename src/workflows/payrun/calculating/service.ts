import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { ok, type Result } from '../../../base/problem.ts';
import type { Person } from '../../../people/index.ts';
import { stepsOf } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { amountsOf } from '../../../stages/payslip/index.ts';
import { accountsMissing } from '../bank.ts';
import { settlingOf } from '../deltas/settling/service.ts';
import { nearEdges } from '../edges.ts';
import { keepInputs, keepPerson, keepWithholding } from '../keep.ts';
import type { Outcome, Run } from '../model.ts';
import { type Remarked, remarkerOf } from '../remarks/service.ts';
import { resultHash, type Tell, totalOf, type WorkedOut, workOut } from '../results/service.ts';
import { forgetOthers, insertFindings, insertResults, type ResultRow } from '../results/store.ts';
import type { PayrunWorld } from '../world.node.ts';

/** Works a run out and keeps it: everybody's result, what closed periods owe, and all there is to say about either. */

/** Milliseconds of working before whoever waits for an answer meanwhile gets one. */
const TURN = 30;

const silently: Tell = async () => {};

/** Works a run out and keeps the results; they count once the caller has written the outcome into the run. */
export async function calculate(world: PayrunWorld, run: Run, tell: Tell = silently): Promise<Result<Outcome>> {
  await tell(0, null);
  const worked = await workOut(world, run);
  const calculation = world.newId();
  const { records } = world;
  if (!worked.ok) {
    // What stands in everybody's way is a finding too: the run shows it, and cannot go on.
    await insertFindings(records, run.id, calculation, worked.problems);
    const hash = await resultHash(records, run.id, calculation);
    return ok({ calculation, hash, people: 0, paid: 0, total: '0.00' });
  }
  const { counted, problems } = await keepResults(world, { run, worked: worked.value, calculation, tell });
  await insertFindings(records, run.id, calculation, problems);
  const hash = await resultHash(records, run.id, calculation);
  return ok({ ...counted, calculation, hash, total: moneyText(counted.total) });
}

interface Calculated {
  readonly run: Run;
  readonly worked: WorkedOut;
  readonly calculation: string;
  readonly tell: Tell;
}

async function keepResults(world: PayrunWorld, { run, worked, calculation, tell }: Calculated) {
  const { source, loaded } = worked;
  const remark = await remarkerOf(world, {
    ...{ run, plan: source.compiled.plan, dictionary: source.dictionary, loaded },
  });
  const settling = await settlingOf(world, run, worked, () => tell(0, null));
  const problems = [...worked.problems];
  const counted = { people: 0, paid: 0, total: Decimal.ZERO };
  const rows = new Rows(world.records, run.id, calculation);
  const paid: Person[] = [];
  const keep = async (pay: PersonPay, total: Decimal | null, remarked: Remarked) => {
    problems.push(...pay.problems, ...remarked.problems);
    counted.people += 1;
    if (total !== null) {
      counted.paid += 1;
      counted.total = counted.total.plus(total);
    }
    if (remarked.inHand.sign() > 0) paid.push(pay.person);
    const withheld = remarked.withheld && JSON.stringify(keepWithholding(remarked.withheld));
    await rows.add({ ...rowOf(pay, total), withheld });
  };
  let turn = 0;
  for (const pay of worked.run.pay) {
    if (Date.now() - turn > TURN) {
      await tell(counted.people, worked.run.population.people.length);
      await turnOfOthers();
      turn = Date.now();
    }
    const total = totalOf(pay);
    await keep(pay, total, remark(pay, total, settling.with(pay.person, total)));
  }
  for (const person of settling.alone) {
    const pay: PersonPay = { person, inputs: {}, evaluation: null, problems: [] };
    // Nothing was worked out, so nothing is missing: their payslip holds corrections alone.
    await keep(pay, Decimal.ZERO, remark(pay, Decimal.ZERO, settling.with(person, null)));
  }
  await rows.end();
  await settling.keep(calculation);
  return { counted, problems: [...problems, ...settling.findings(), ...accountsMissing(paid, loaded.period)] };
}

/** People whose results go to the store in one statement. */
const CHUNK = 500;

class Rows {
  #chunk: ResultRow[] = [];
  private readonly records: Records;
  private readonly run: string;
  private readonly calculation: string;

  constructor(records: Records, run: string, calculation: string) {
    this.records = records;
    this.run = run;
    this.calculation = calculation;
  }

  async add(row: ResultRow): Promise<void> {
    this.#chunk.push(row);
    if (this.#chunk.length >= CHUNK) await this.end();
  }

  async end(): Promise<void> {
    await insertResults(this.records, this.run, this.calculation, this.#chunk);
    this.#chunk = [];
  }
}

/** Takes away what earlier calculations left, once `outcome` counts. */
export async function tidy(records: Records, run: string, outcome: Outcome): Promise<void> {
  await forgetOthers(records, run, outcome.calculation);
}

function rowOf(pay: PersonPay, total: Decimal | null): Omit<ResultRow, 'withheld'> {
  const { person, evaluation } = pay;
  return {
    person: person.id,
    name: person.name,
    team: person.team,
    record: JSON.stringify(keepPerson(person)),
    inputs: JSON.stringify(keepInputs(pay.inputs)),
    steps: JSON.stringify(evaluation && stepsOf(evaluation)),
    amounts: JSON.stringify(evaluation ? amountsOf(evaluation) : {}),
    edges: JSON.stringify(evaluation ? nearEdges(evaluation) : []),
    total: total && moneyText(total),
  };
}
