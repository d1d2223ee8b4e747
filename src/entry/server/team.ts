import { readSettings } from '../../organisation/service.ts';
import { superiors } from '../../people/index.ts';
import { readPeople } from '../../people/service.ts';
import type { Records } from '../../platform/db/records.ts';

/** How long an answer is good: folding the roster for every request of a lead would cost more than the request. */
const FRESH_MILLISECONDS = 10_000;

interface Staffed {
  readonly records: Records;
  readonly now: () => string;
}

/** Those who have not left, today in the organisation's own zone, and whether they lead any of the others. */
export async function staffToday({ records, now }: Staffed) {
  const { zone } = await readSettings(records);
  const people = (await readPeople(records, dateIn(zone, now()))).filter(({ status }) => status !== 'left');
  const leadOf = superiors(people);
  const leads = new Set(people.map(({ lead }) => leadOf(lead)?.id));
  return people.map((person) => ({ ...person, leads: leads.has(person.id) }));
}

/** The people somebody leads today, in the organisation's own zone; rosters name a lead by id or by name, as they are wont to write it. */
export function teamsOf(records: Records, now: () => string): (person: string) => Promise<ReadonlySet<string>> {
  const roster = async () => {
    const { zone } = await readSettings(records);
    const people = await readPeople(records, dateIn(zone, now()));
    return { people, leadOf: superiors(people) };
  };
  let folded: { readonly at: number; readonly roster: ReturnType<typeof roster> } | undefined;
  return async (person) => {
    const at = Date.parse(now());
    if (!folded || at - folded.at > FRESH_MILLISECONDS) folded = { at, roster: roster() };
    const { people, leadOf } = await folded.roster.catch((error: unknown) => {
      folded = undefined;
      throw error;
    });
    const led = people.filter(({ lead }) => leadOf(lead)?.id === person);
    return new Set(led.map(({ id }) => id));
  };
}

/** Sweden writes dates as ISO does. */
export function dateIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}
