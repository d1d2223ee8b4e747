import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { type AccountRow, findAccount, updateAccount } from '../accounts/store.ts';
import { accessProblem } from '../problems.ts';
import { type SignedIn, signInVouched } from '../sessions/service.ts';
import type { World } from '../world.node.ts';
import type { Identity } from './provider.node.ts';

/** Opens a session for the account that an identity is tied to. An account is never made here: an administrator does that. */
export async function signInIdentity(world: World, identity: Identity, device: string): Promise<Result<SignedIn>> {
  const row = await accountOf(world, identity);
  if (!row) {
    const { subject, email } = identity;
    return failed(accessProblem('access.oidc-unknown', { subject, email: email ?? '—' }));
  }
  if (row.disabled) return failed(accessProblem('access.oidc-disabled'));
  return ok(await signInVouched(world, row, device));
}

/**
 * The account tied to the provider's subject; else one that waits for the verified e-mail address, which is then tied to
 * the subject: whoever is given the address later does not get the account with it.
 */
async function accountOf(world: World, { subject, email }: Identity): Promise<AccountRow | undefined> {
  const tied = await findAccount(world.records, 'oidc_subject', subject);
  if (tied || email === null) return tied;
  return world.records.transaction(async (records) => {
    const waiting = await findAccount(records, 'oidc_email', email);
    if (!waiting || waiting.oidc_subject !== null || waiting.disabled) return waiting?.disabled ? waiting : undefined;
    await updateAccount(records, waiting.id, { oidc_subject: subject });
    const event = { actor: waiting.id, action: 'account.tie', object: `account:${waiting.id}`, detail: { subject } };
    await audit(records, event, world.now());
    return { ...waiting, oidc_subject: subject };
  });
}
