import type { Actor } from '../../access/index.ts';
import type { Hand } from './model.ts';

/** Whoever makes a move: an account of the server, or the system's user at the command line, who is no person here. */
export interface Mover extends Hand {
  /** The person the account is, where it is one: about whom it decides nothing. */
  readonly person: string | null;
}

export function moverOf({ account }: Actor): Mover {
  return { account: account.id, name: account.name, person: account.person };
}

export function handOf({ account, name }: Mover): Hand {
  return { account, name };
}
