import { pageOfAccounts } from '../../access/accounts/service.ts';
import type { World } from '../../access/world.node.ts';
import { monthOf } from '../../base/period.ts';
import { readSettings } from '../../organisation/service.ts';
import { readPeople } from '../../people/service.ts';
import { pageOfRuns } from '../../workflows/payrun/runs/service.ts';
import { monthlyPlans, payingPlans } from '../plan-for.ts';
import type { HomeStores } from '../service.ts';
import { type Step, stepsOf } from './model.ts';

export interface FirstRunStores extends Pick<HomeStores, 'activity' | 'plans' | 'today'> {
  readonly world: World;
}

/** An organisation with more accounts has begun long ago. */
const LOOKED_AT = 500;

/** Null once a run was published: whoever has paid once needs no guide. */
export async function firstRun(stores: FirstRunStores): Promise<readonly Step[] | null> {
  const { records } = stores.world;
  const [published] = await pageOfRuns(records, { states: ['published', 'closed'] }, 1);
  if (published) return null;
  const today = await stores.today();
  const people = (await readPeople(records, today)).filter(({ status }) => status !== 'left');
  const { planFor } = payingPlans(monthlyPlans(await stores.plans(), today), people, monthOf(today));
  const imports = (await stores.activity.imports()).filter(({ undone, last }) => undone === null && last !== null);
  return stepsOf({
    settings: await readSettings(records),
    people: people.length,
    planned: people.filter((person) => planFor(person) !== undefined).length,
    imports: imports.length,
    accounts: await pageOfAccounts(stores.world, {}, LOOKED_AT),
  });
}
