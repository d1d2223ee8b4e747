import { Decimal } from '../../../base/decimal.ts';
import { contains, isDate, period } from '../../../base/period.ts';
import { datedIn } from '../../../ledger/index.ts';
import { spansOf } from '../../../people/index.ts';
import { correctionsOf, type MetricDefinition, metricCall, readRequest } from '../../../stages/metrics/index.ts';
import { measure } from '../../../stages/metrics/service.ts';
import type { Absence, OvertimeDay } from '../../../stages/pay/law/index.ts';
import type { LoadedForPay } from '../../../stages/pay/service.ts';
import type { Surroundings } from '../findings.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What the law asks attendance beyond the plan's own inputs: overtime day by day, days of leave. By person. */

type Attendance = Pick<Surroundings, 'overtime' | 'absences'>;
type AttendanceWorld = Pick<PayrunWorld, 'activity'>;

export const NO_ATTENDANCE: Attendance = { overtime: new Map(), absences: new Map() };

export async function attendanceOf(
  world: AttendanceWorld,
  loaded: LoadedForPay,
  dictionary: readonly MetricDefinition[],
): Promise<Attendance> {
  return {
    overtime: await overtimeOf(world, loaded, dictionary),
    absences: await absencesOf(world, loaded, dictionary),
  };
}

const HOURS = ['overtime_workday', 'overtime_restday', 'overtime_holiday'] as const;

async function overtimeOf(
  world: AttendanceWorld,
  loaded: LoadedForPay,
  dictionary: readonly MetricDefinition[],
): Promise<Attendance['overtime']> {
  const days = new Map<string, OvertimeDay[]>();
  const where = HOURS.map((column) => `${column} > 0`).join(' OR ');
  const asked = { metrics: HOURS, period: loaded.period, by: ['person', 'day'], where };
  for (const { group, values } of await ask(world, loaded, dictionary, asked)) {
    const [person, date] = group;
    if (person == null || date == null) continue;
    const [workday, restday, holiday] = values as [Decimal, Decimal, Decimal];
    days.set(person, [...(days.get(person) ?? []), { date, workday, restday, holiday }]);
  }
  return days;
}

const LEAVE = ['sick_days', 'unpaid_days'] as const;
/** Under this name unused days are paid by the ledger. */
const UNUSED = 'unused_leave';

async function absencesOf(
  world: AttendanceWorld,
  loaded: LoadedForPay,
  dictionary: readonly MetricDefinition[],
): Promise<Attendance['absences']> {
  const absences = new Map<string, Absence>();
  const month = await ask(world, loaded, dictionary, { metrics: LEAVE, period: loaded.period, by: ['person'] });
  for (const { group, values } of month) {
    const [sick, unpaid] = values as [Decimal, Decimal];
    if (group[0] != null) absences.set(group[0], { sick, unpaid, annual: null });
  }
  if (!leaveIsSettled(loaded)) return absences;
  const { first, last } = loaded.period;
  const year = period(`${first.slice(0, 4)}-01-01..${last}`);
  const paid = unusedPaid(loaded, year);
  const asked = { metrics: ['annual_leave_days'], period: year, by: ['person'] };
  for (const { group, values } of await ask(world, loaded, dictionary, asked)) {
    const [who] = group;
    if (who == null) continue;
    const annual = { taken: values[0] ?? Decimal.ZERO, paid: paid.get(who) ?? Decimal.ZERO };
    absences.set(who, { ...(absences.get(who) ?? { sick: Decimal.ZERO, unpaid: Decimal.ZERO }), annual });
  }
  return absences;
}

/** At the year's end, or where somebody leaves: nobody else is asked for a year of attendance. */
function leaveIsSettled({ period: when, ledger }: LoadedForPay): boolean {
  if (when.last.endsWith('12-31')) return true;
  return ledger.some(
    ({ data: { left_on } }) => typeof left_on === 'string' && isDate(left_on) && contains(when, left_on),
  );
}

function unusedPaid({ ledger, asKnown }: LoadedForPay, year: LoadedForPay['period']): ReadonlyMap<string, Decimal> {
  const paid = new Map<string, Decimal>();
  for (const { subject, data } of datedIn(ledger, year, asKnown)) {
    const days = data.name === UNUSED ? Decimal.parse(String(data.amount ?? data.days ?? '')) : undefined;
    if (days) paid.set(subject, (paid.get(subject) ?? Decimal.ZERO).plus(days));
  }
  return paid;
}

interface Asked {
  readonly metrics: readonly string[];
  readonly period: LoadedForPay['period'];
  readonly by: readonly string[];
  readonly where?: string;
}

/** Nothing where the dictionary no longer has what is asked for. */
async function ask(
  world: AttendanceWorld,
  { ledger, asKnown }: LoadedForPay,
  dictionary: readonly MetricDefinition[],
  asked: Asked,
) {
  if (asked.metrics.some((id) => !metricCall(id, dictionary).ok)) return [];
  const read = readRequest(asked, dictionary);
  if (!read.ok) return [];
  const { corrections, transfer } = correctionsOf(ledger, asKnown);
  const request = { ...read.value, transfer, ...(asKnown === undefined ? {} : { known: asKnown }) };
  const rows = await measure(world.activity, request, spansOf(ledger, asked.period, asKnown), corrections);
  return rows.map(({ group, cells }) => ({ group, values: cells.map(({ value }) => value ?? Decimal.ZERO) }));
}
