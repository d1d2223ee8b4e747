import { audit } from '../../audit/service.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type AccountRow, findAccount, updateAccount } from '../accounts/store.ts';
import { accessProblem } from '../problems.ts';
import { failedTry } from '../sessions/failures/service.ts';
import { type SignedIn, signInVouched } from '../sessions/service.ts';
import type { World } from '../world.node.ts';
import type { Identity } from './provider.node.ts';

/** The browser that came back from the provider. */
export interface Visitor {
  readonly address: string;
  readonly device: string;
}

/**
 * Opens a session for the account that an identity is tied to. An account is never made here: an administrator does that.
 * Whom the provider vouched for is told by its subject where no account is theirs: that is what an administrator ties.
 */
export async function signInIdentity(world: World, identity: Identity, visitor: Visitor): Promise<Result<SignedIn>> {
  const { subject, email } = identity;
  const row = await accountOf(world, identity);
  if (row && !row.disabled) return ok(await signInVouched(world, row, visitor.device));
  const problem = row
    ? accessProblem('access.oidc-disabled')
    : accessProblem('access.oidc-unknown', { subject, email: email ?? '—' });
  await tellRefusal(world, visitor, problem, { account: row?.id ?? null, subject });
  return failed(problem);
}

/** A sign-in that the provider, or this side, refused stands in the log as one by a wrong password does. */
export async function tellRefusal(
  world: World,
  { address }: Visitor,
  { code }: Problem,
  known: { readonly account: string | null; readonly subject?: string } = { account: null },
): Promise<void> {
  // Counted apart from passwords: who is refused here does not keep an office from signing in there.
  const subjects = [{ kind: 'address', subject: `provider:${address}` }] as const;
  const { account, ...more } = known;
  await failedTry(world, { account, address, step: 'provider', subjects }, { why: code, ...more });
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
