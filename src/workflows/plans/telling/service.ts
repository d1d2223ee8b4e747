import { monthOf } from '../../../base/period.ts';
import { notify } from '../../../notices/service.ts';
import { readPeople } from '../../../people/service.ts';
import { readPlan } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { populationOf } from '../../../stages/pay/index.ts';
import type { PlanVersion } from '../model.ts';
import { fileOf, publishedWords, publishWords, versionLink } from '../words.ts';

/** Who is told of a plan's moves; in the transaction that makes them. */

export function tellPublishers(records: Records, version: PlanVersion, at: string): Promise<void> {
  const key = `plan:${fileOf(version.plan, version.version)} revision ${version.revision}`;
  const notice = { kind: 'plans.submit', text: publishWords(version), link: versionLink(version), key };
  return notify(records, [{ ...notice, to: { role: 'manager' } }], at);
}

/** Rules are open to everybody they are for: whoever the plan pays on its first day hears of it. */
export async function tellPublished(records: Records, version: PlanVersion, at: string): Promise<void> {
  const { plan, version: number, inForce, text } = version;
  const file = fileOf(plan, number);
  const read = readPlan(text, file);
  if (!read.ok || inForce === null) return;
  const { people } = populationOf(read.value, await readPeople(records, inForce), null, monthOf(inForce));
  const notice = { kind: 'plans.published', text: publishedWords(version), link: versionLink(version) };
  const drafts = people.map(({ id }) => ({ ...notice, to: { person: id }, key: `plan:${file} published` }));
  await notify(records, drafts, at);
}
