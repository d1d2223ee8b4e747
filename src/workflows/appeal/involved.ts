import type { Account } from '../../access/index.ts';
import { claimNames, type Person } from '../../people/index.ts';
import type { Contested } from './model.ts';

/** Whether somebody made a number, or reports to whoever contests or made it: then they decide nothing about it. */
export function isInvolved(
  account: Account,
  appeal: { readonly person: string; readonly object: Pick<Contested, 'authors'> },
  people: readonly Person[],
): boolean {
  const { personOf } = claimNames(people);
  const self = people.find(({ id }) => id === account.person);
  const own = new Set([
    account.id,
    account.login,
    account.name,
    ...(self ? [self.id, self.name, ...self.aliases] : []),
  ]);
  const authors = appeal.object.authors;
  if (authors.some((author) => own.has(author))) return true;
  const above = new Set([self?.lead, self?.manager].flatMap((text) => (text ? (personOf(text) ?? text) : [])));
  const parties = [appeal.person, ...authors.map((author) => personOf(author) ?? author)];
  return parties.some((party) => above.has(party));
}
