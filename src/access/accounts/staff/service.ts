import { ok, type Result } from '../../../base/problem.ts';
import type { Account, Role } from '../../model.ts';
import { readableSecret } from '../../readable-secret.node.ts';
import type { World } from '../../world.node.ts';
import { createAccounts, personsWithAccount } from '../service.ts';

/** Accounts for many of the staff at once, each with a password for one sign-in. */

/** Of a person, what is needed to give them an account. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly team: string | null;
  /** Whether others of the staff have them as their lead. */
  readonly leads: boolean;
}

export async function staffWithoutAccount({ records }: World, staff: readonly Staff[]): Promise<readonly Staff[]> {
  const taken = await personsWithAccount(records);
  return staff.filter(({ id }) => !taken.has(id));
}

export interface WantedAccount {
  readonly login: string;
  readonly name: string;
  readonly person: string;
  readonly roles: readonly Role[];
}

export interface GivenAccount {
  readonly account: Account;
  /** Told once. */
  readonly password: string;
}

export async function giveAccounts(
  world: World,
  by: string,
  wanted: readonly WantedAccount[],
): Promise<Result<readonly GivenAccount[]>> {
  const passwords = wanted.map(() => readableSecret(world.secret));
  const asked = wanted.map((one, i) => ({ ...one, password: passwords[i] ?? '', mustChangePassword: true }));
  const made = await createAccounts(world, by, asked);
  return made.ok ? ok(made.value.map((account, i) => ({ account, password: passwords[i] ?? '' }))) : made;
}
