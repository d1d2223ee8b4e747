import type { Account, Actor } from '../../access/index.ts';
import { monthOf, monthsIn, type PlainDate, period, previousPeriod } from '../../base/period.ts';
import { ok, type Result } from '../../base/problem.ts';
import { monthlyPlans, payingPlans } from '../../home/plan-for.ts';
import { readPeople } from '../../people/service.ts';
import { payLine } from '../../plan/index.ts';
import { findingGroups } from '../../workflows/payrun/closing/service.ts';
import type { MoveId, Run } from '../../workflows/payrun/index.ts';
import { askAboutLine, confirmPayslip } from '../../workflows/payrun/payslips/service.ts';
import { explainFindings, moveRun, pageOfRuns, prepareRun } from '../../workflows/payrun/runs/service.ts';
import type { PayrunWorld } from '../../workflows/payrun/world.node.ts';
import { actorOf } from './actor.ts';

/**
 * Pay of the demo: the months before the newest are paid, all but the last of them closed, so that there is a payslip to read,
 * one to compare it with, and a month left for the visitor to pay.
 */

export interface DemoPay {
  readonly world: PayrunWorld;
  /** The days of its conversations. */
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly accounts: Readonly<Partial<Record<string, Account>>>;
}

interface Hands {
  readonly hr: Actor;
  readonly manager: Actor;
  readonly agent: Actor | undefined;
}

/** A shorter demo leaves its first pay to whoever looks at it. */
const MONTHS = 3;
const CHECKED = '已逐人核对，金额与考勤、质检记录一致';
const QUESTION = '本月有两天支援其他组，这两天的接待量算进去了吗？';

/** Done once; what is there already stays as it is. */
export async function seedPay({ world, firstDay, lastDay, accounts }: DemoPay): Promise<Result<null>> {
  const { hr, manager, agent } = accounts;
  const months = monthsIn(period(`${firstDay.slice(0, 7)}..${lastDay.slice(0, 7)}`));
  if (!hr || !manager || months.length < MONTHS || (await pageOfRuns(world.records, {}, 1)).length > 0) return ok(null);
  const hands = { hr: actorOf(hr), manager: actorOf(manager), agent: agent && actorOf(agent) };
  const answering = previousPeriod(monthOf(lastDay)).text;
  for (const month of months.slice(0, -1)) {
    const people = await readPeople(world.records, month.last);
    const plans = monthlyPlans(
      (await world.plans()).map(({ plan }) => plan),
      month.last,
    );
    const { planFor } = payingPlans(plans, people, month);
    for (const plan of plans) {
      const paid = people.filter((person) => planFor(person) === plan).map(({ id }) => id);
      if (paid.length === 0) continue;
      const published = await publish(world, hands, { plan: plan.id, period: month.text });
      if (!published.ok) return published;
      const line = payLine(plan)?.id;
      const told =
        month.text === answering
          ? await ask(world, hands, published.value, paid, line)
          : await close(world, hands, published.value, paid);
      if (!told.ok) return told;
    }
  }
  return ok(null);
}

/** Worked out and checked by one, approved by another. */
async function publish(
  world: PayrunWorld,
  { hr, manager }: Hands,
  asked: { readonly plan: string; readonly period: string },
): Promise<Result<Run>> {
  const prepared = await prepareRun(world, hr, { ...asked, inputs: null });
  if (!prepared.ok) return prepared;
  const { id } = prepared.value;
  for (const { code, severity } of await findingGroups(world.records, prepared.value)) {
    if (severity !== 'warning') continue;
    const explained = await explainFindings(world, hr, { id, code, reason: CHECKED });
    if (!explained.ok) return explained;
  }
  const steps: readonly (readonly [MoveId, Actor])[] = [
    ['check', hr],
    ['submit', hr],
    ['approve', manager],
    ['publish', hr],
  ];
  let last: Result<Run> = prepared;
  for (const [move, actor] of steps) {
    last = await moveRun(world, actor, { id, move, reason: '' });
    if (!last.ok) return last;
  }
  return last;
}

/** Everybody agrees, and the month is closed. */
async function close(
  world: PayrunWorld,
  { hr }: Hands,
  { id }: Run,
  paid: readonly string[],
): Promise<Result<unknown>> {
  for (const person of paid) {
    const confirmed = await confirmPayslip(world, actorOf({ ...hr.account, id: person, person }), id, person);
    if (!confirmed.ok) return confirmed;
  }
  return moveRun(world, hr, { id, move: 'close', reason: '' });
}

/** The demo's agent doubts a line, and nobody has answered yet. */
async function ask(
  world: PayrunWorld,
  { agent }: Hands,
  { id }: Run,
  paid: readonly string[],
  line: string | undefined,
): Promise<Result<unknown>> {
  const person = agent?.account.person;
  if (!agent || !person || line === undefined || !paid.includes(person)) return ok(null);
  return askAboutLine(world, agent, { id, person, line, text: QUESTION });
}
