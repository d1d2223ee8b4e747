import { pageOfAccounts } from '../../access/accounts/service.ts';
import type { Account } from '../../access/index.ts';
import type { World } from '../../access/world.node.ts';
import { ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import { appealWorld } from '../server/appeal.ts';
import { catalogueOf } from '../server/catalogue.ts';
import { payrunWorld } from '../server/payrun.ts';
import { qualityWorld } from '../server/quality.ts';
import { reviewWorld } from '../server/reviews.ts';
import { teamsOf } from '../server/team.ts';
import { seedAppeals } from './appeals.ts';
import { seedGoals } from './goals.ts';
import { seedPay } from './pay.ts';
import { seedQuality } from './quality.ts';
import { seedRaters } from './raters.ts';
import { seedReviews } from './reviews.ts';

/** What people have done in the demo organisation before somebody looks at it: each workflow's part, once. */

export interface DemoStores {
  readonly dataDir: string;
  readonly records: Records;
  readonly activity: ActivityStore;
  readonly world: World;
}

/** More accounts than these a demo does not have. */
const ACCOUNTS = 100;

export async function seedDemo(stores: DemoStores): Promise<Result<null>> {
  const accounts: Record<string, Account> = {};
  for (const account of await pageOfAccounts(stores.world, {}, ACCOUNTS)) accounts[account.login] = account;
  const contacts = (await stores.activity.imports()).filter((one) => one.kind === 'contact' && one.undone === null);
  const firstDay = contacts.flatMap(({ first }) => first ?? []).sort()[0];
  const lastDay = contacts
    .flatMap(({ last }) => last ?? [])
    .sort()
    .at(-1);
  if (firstDay === undefined || lastDay === undefined) return ok(null);
  const quality = qualityWorld(stores, catalogueOf(stores.dataDir));
  const scored = await seedQuality({ world: quality, lastDay, accounts });
  const rated = scored.ok ? await seedRaters({ world: quality, access: stores.world, lastDay, accounts }) : scored;
  if (!rated.ok) return rated;
  const reviews = reviewWorld(stores, catalogueOf(stores.dataDir).dictionary);
  const reviewed = await seedReviews({ world: reviews, lastDay, accounts });
  if (!reviewed.ok) return reviewed;
  const pay = payrunWorld(stores, catalogueOf(stores.dataDir));
  const teamOf = teamsOf(stores.records, stores.world.now);
  const appealed = await seedAppeals({ world: appealWorld({ ...stores, teamOf }, pay, reviews), accounts });
  const paid = appealed.ok ? await seedPay({ world: pay, firstDay, lastDay, accounts }) : appealed;
  return paid.ok
    ? seedGoals({ world: { ...pay, dictionary: catalogueOf(stores.dataDir).dictionary }, accounts })
    : paid;
}
