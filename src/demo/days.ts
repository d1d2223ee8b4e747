import { addDays, isoWeekday, type PlainDate } from '../base/period.ts';
import type { DemoDay, DemoOrganisation, DemoPerson, ShiftName } from './model.ts';
import { randomFor } from './random.ts';

/**
 * The days everybody really had: the rota, lateness, leave, overtime. The shop is open every day; an agent rests two
 * days of seven, and the two move on by one each month.
 */
export function* daysOf(
  org: DemoOrganisation,
  person: DemoPerson,
  statutory: ReadonlySet<PlainDate>,
): Iterable<DemoDay> {
  const random = randomFor(org.size.seed, 'days', person.id);
  const from = person.hired > org.period.first ? person.hired : org.period.first;
  for (let date = from; date <= org.period.last; date = addDays(date, 1)) {
    const rests = isRest(person, date);
    const restDay = rests && random.chance(0.02);
    if (rests && !restDay) continue;
    const leave = restDay ? '' : random.weighted(LEAVES);
    const absent = leave === '' && random.chance(0.006);
    const present = leave === '' && !absent;
    yield {
      person,
      date,
      shift: shiftOf(person, date),
      leave,
      absent,
      // Late more often after a rest day: the first morning is the hard one.
      late: present && random.chance(isRest(person, addDays(date, -1)) ? 0.05 : 0.02),
      early: present && random.chance(0.006),
      overtime: present && !restDay && random.chance(0.09) ? random.int(1, 6) / 2 : 0,
      holiday: statutory.has(date),
      restDay,
    };
  }
}

const LEAVES: readonly (readonly [string, number])[] = [
  ['', 965],
  ['annual', 14],
  ['sick', 9],
  ['personal', 10],
  ['bereavement', 2],
];

function isRest(person: DemoPerson, date: PlainDate): boolean {
  const first = ((person.rest + Number(date.slice(5, 7)) - 1) % 7) + 1;
  const weekday = isoWeekday(date);
  return weekday === first || weekday === (first % 7) + 1;
}

const SHIFTS: readonly ShiftName[] = ['早班', '中班', '晚班'];

/** Shifts change by the week; every agent has all three in a month. */
function shiftOf(person: DemoPerson, date: PlainDate): ShiftName {
  const week = Math.floor(Date.parse(`${date}T00:00:00Z`) / 604_800_000);
  return SHIFTS[(week + person.rest) % SHIFTS.length] as ShiftName;
}

/** Wall-clock hour at which a shift begins; the night shift ends at midnight. */
export const SHIFT_START: Readonly<Record<ShiftName, number>> = { 早班: 8, 中班: 12, 晚班: 16 };

export const SHIFT_HOURS = 8;

/** Somebody who was there: leave and absence make no contacts. */
export function worked(day: DemoDay): boolean {
  return day.leave === '' && !day.absent;
}
