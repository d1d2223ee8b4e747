import { audit } from '../../../audit/service.ts';
import { monthOf, type PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { notify } from '../../../notices/service.ts';
import { superiors } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { outstandingOf } from '../board/service.ts';
import { dutyNotices, openingNotice } from '../duties.ts';
import { readForms } from '../form.ts';
import { formTextsOn } from '../forms/service.ts';
import { type Cycle, STATE_TITLES } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { type OwedFilter, selectOwed } from '../ratings/store.ts';
import { type Owed, reminderByHand, remindersOn } from '../reminders.ts';
import { daysOfCycle } from '../schedule/service.ts';
import { scheduleOf } from '../schedule.ts';
import { selectCycle, selectCycles } from '../store.ts';
import type { ReviewWorld } from '../world.node.ts';

/** Reminders: by the clock for every open cycle, and by hand for those whom HR chooses. */

const REMIND: Text = { 'zh-CN': '催办', 'zh-TW': '催辦', en: 'Remind' };

/** More open cycles than these nobody has. */
const OPEN_CYCLES = 100;
const EVERYBODY = 1_000_000;

/** Tells everybody what the day asks for. Done every hour or twice at once, it tells each of them once. */
export async function remindByClock(
  world: ReviewWorld,
): Promise<{ readonly cycles: number; readonly notices: number }> {
  const { records } = world;
  const today = await world.today();
  const cycles = await selectCycles(records, { states: ['collecting', 'calibrating', 'released'] }, OPEN_CYCLES);
  let notices = await remindToOpen(world, today);
  for (const cycle of cycles) {
    const ratings = cycle.state === 'collecting' ? await owedOf(records, today, cycle, {}) : [];
    const named = { cycle: cycle.id, period: cycle.period };
    const duties = dutyNotices(today, named, await outstandingOf(world, cycle, await daysOfCycle(records, cycle)));
    const drafts = [...remindersOn(today, ratings), ...duties];
    await notify(records, drafts, world.now());
    notices += drafts.length;
  }
  return { cycles: cycles.length, notices };
}

/** The month's review opens before the month ends; nobody else would notice that it did not. */
async function remindToOpen(world: ReviewWorld, today: PlainDate): Promise<number> {
  const waiting = await unopened(world, today);
  if (waiting !== null) await notify(world.records, [waiting], world.now());
  return waiting === null ? 0 : 1;
}

/** Of an organisation that holds reviews: one that never opened any is not told of the first. */
async function unopened(world: Pick<ReviewWorld, 'records' | 'forms' | 'calendar'>, today: PlainDate) {
  const [newest] = await selectCycles(world.records, { states: HELD }, 1);
  const forms = readForms(await formTextsOn(world, today));
  if (newest === undefined || !forms.ok) return null;
  const month = monthOf(today);
  const { opens } = scheduleOf(forms.value, month.last, await world.calendar()).self;
  return newest.period >= month.text ? null : openingNotice(today, month, opens);
}

const HELD = ['collecting', 'calibrating', 'released', 'closed'] as const;

export async function remindByHand(
  world: ReviewWorld,
  mover: Mover,
  id: string,
  filter: Pick<OwedFilter, 'team' | 'step' | 'raters'>,
): Promise<Result<{ readonly told: number }>> {
  const today = await world.today();
  return world.records.transaction(async (inside): Promise<Result<{ readonly told: number }>> => {
    const cycle = await selectCycle(inside, id);
    if (cycle === undefined) return failed(reviewProblem('review.not-found'));
    if (cycle.state !== 'collecting')
      return failed(reviewProblem('review.wrong-state', { move: REMIND, state: STATE_TITLES[cycle.state] }));
    const owed = await owedOf(inside, today, cycle, filter);
    const open = owed.filter(({ opens }) => opens <= today);
    await notify(
      inside,
      open.map((one) => reminderByHand(today, one)),
      world.now(),
    );
    const detail = { told: open.length, team: filter.team ?? null, step: filter.step ?? null };
    await audit(inside, { actor: mover.account, action: 'review.remind', object: `review:${id}`, detail }, world.now());
    return ok({ told: open.length });
  });
}

async function owedOf(records: Records, today: PlainDate, cycle: Cycle, filter: OwedFilter): Promise<readonly Owed[]> {
  const rows = await selectOwed(records, cycle.id, filter, EVERYBODY);
  if (rows.length === 0) return [];
  const people = await readPeople(records, today);
  const superiorOf = superiors(people);
  const leads = new Map(people.map(({ id, lead }) => [id, superiorOf(lead)?.id ?? null]));
  return rows.map(({ rater, ...row }) => {
    return { ...row, rater, cycle: cycle.id, period: cycle.period, lead: leads.get(rater) ?? null };
  });
}
