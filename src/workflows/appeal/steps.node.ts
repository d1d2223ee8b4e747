import type { Actor } from '../../access/index.ts';
import { audit } from '../../audit/service.ts';
import type { Json } from '../../base/json.ts';
import type { PlainDate } from '../../base/period.ts';
import { type Calendar, workdaysAfter } from '../../base/working-days.ts';
import { notify } from '../../notices/service.ts';
import { readSettings } from '../../organisation/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { type Appeal, type AppealState, CLOSED } from './model.ts';
import { noticesOf, type Told } from './notices.ts';
import { updateAppeal } from './store.ts';
import type { AppealWorld } from './world.node.ts';

/** What every move has in common: the days it gives, the document, the audit line and the notices, all in one transaction. */

export interface Days {
  readonly today: PlainDate;
  readonly zone: string;
  readonly calendar: Calendar;
  /** Working days from when a number became known. */
  readonly window: number;
  /** Working days of one step. */
  readonly step: number;
}

export async function daysOf(world: Pick<AppealWorld, 'records' | 'law' | 'today'>): Promise<Days> {
  const { calendar: own, appeals, zone } = await readSettings(world.records);
  const { holidays } = world.law();
  const calendar: Calendar = {
    statutory: new Set(holidays.flatMap(({ statutory }) => statutory)),
    makeup: new Set(holidays.flatMap(({ makeupWorkdays }) => makeupWorkdays)),
    own: new Map(own.map(({ date, kind }) => [date, kind])),
  };
  return { today: await world.today(), zone, calendar, ...appeals };
}

/** The day it was where the organisation is; Swedish writes dates as ISO does. */
export function dayIn(zone: string, instant: string): PlainDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}

/** Until when the step that begins today is to be done. */
export function dueOf(days: Days, state: AppealState): PlainDate | null {
  return CLOSED.includes(state) ? null : workdaysAfter(days.calendar, days.today, days.step);
}

export interface Made {
  readonly appeal: Appeal;
  readonly move: string;
  readonly from: AppealState;
  readonly told: Told;
  readonly detail?: Readonly<Record<string, Json>>;
}

/** Writes what a move made. `actor` is null where the clock moved it. */
export async function keep(
  world: AppealWorld,
  inside: Records,
  actor: Actor | null,
  { appeal, move, from, told, detail = {} }: Made,
): Promise<Appeal> {
  const now = world.now();
  await updateAppeal(inside, appeal);
  const said = { from, to: appeal.state, number: appeal.number, ...detail };
  const event = {
    actor: actor?.account.id ?? 'clock',
    action: `appeal.${move}`,
    object: `appeal:${appeal.id}`,
    detail: said,
  };
  await audit(inside, event, now);
  await notify(inside, noticesOf(appeal, told), now);
  return appeal;
}
