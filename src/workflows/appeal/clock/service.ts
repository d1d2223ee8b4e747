import { addDays, type PlainDate } from '../../../base/period.ts';
import { workdaysAfter } from '../../../base/working-days.ts';
import { notify } from '../../../notices/service.ts';
import { close } from '../filing/service.ts';
import { APPEAL_STATES, type Appeal, CLOSED } from '../model.ts';
import { noticesOf } from '../notices.ts';
import { daysOf, keep } from '../steps.node.ts';
import { selectAppeal, selectAppeals } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';

/** What the days do by themselves: reminders, escalation, and silence that accepts a decision. Repeats without effect. */

export interface Ticked {
  readonly reminded: number;
  readonly late: number;
  readonly settled: number;
}

const OPEN = APPEAL_STATES.filter((state) => !CLOSED.includes(state));
const PAGE = 10_000;

export async function tick(world: AppealWorld): Promise<Ticked> {
  const days = await daysOf(world);
  const soon = workdaysAfter(days.calendar, days.today, 1);
  const due = await selectAppeals(world.records, { states: OPEN, people: null, dueBefore: addDays(soon, 1) }, PAGE);
  const done = { reminded: 0, late: 0, settled: 0 };
  for (const appeal of due) {
    const over = appeal.due !== null && appeal.due < days.today;
    if (over && (appeal.state === 'reviewed' || appeal.state === 'jointly-decided')) {
      done.settled += Number(await lapse(world, appeal, days.today));
      continue;
    }
    await notify(world.records, noticesOf(appeal, over ? 'late' : 'due'), world.now());
    if (over) done.late += 1;
    else done.reminded += 1;
  }
  return done;
}

/** The decision stands, because nobody asked for more in time. */
async function lapse(world: AppealWorld, { id, state }: Appeal, today: PlainDate): Promise<boolean> {
  return world.records.transaction(async (inside) => {
    const appeal = await selectAppeal(inside, id, true);
    if (appeal === undefined || appeal.state !== state) return false;
    const closed = await close(inside, { ...appeal, state: 'settled' }, { now: world.now(), today });
    await keep(world, inside, null, { appeal: closed, move: 'lapse', from: state, told: 'settled' });
    return true;
  });
}
