import type { Account } from '../access/index.ts';
import type { Addressee } from './model.ts';

/** An addressee as one text, as it is stored and asked for. */
export function addressText(to: Addressee): string {
  if ('person' in to) return `person:${to.person}`;
  if ('account' in to) return `account:${to.account}`;
  return `role:${to.role}`;
}

/** Everything an account is addressed by: itself, its person, its roles. */
export function addressesOf({ id, person, roles }: Pick<Account, 'id' | 'person' | 'roles'>): readonly string[] {
  const own = [addressText({ account: id }), ...roles.map((role) => addressText({ role }))];
  return person === null ? own : [addressText({ person }), ...own];
}

/** An address as the text it was made from: the kind before the first colon, the rest after it. */
export function addresseeIn(address: string): Addressee {
  const at = address.indexOf(':');
  return { [address.slice(0, at)]: address.slice(at + 1) } as unknown as Addressee;
}
