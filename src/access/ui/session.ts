import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import type { Action, Reach } from '../policy.ts';

/** Who is signed in, and how far each action reaches; null where nobody is. */

const KEY = ['me'];

export interface Me {
  readonly account: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly person: string | null;
    readonly mustChangePassword: boolean;
    readonly secondFactor: boolean;
  };
  readonly may: Readonly<Record<string, Reach>>;
}

export function useMe() {
  return useQuery<Me | null>({ queryKey: KEY, queryFn: readMe, staleTime: 60_000 });
}

/** What stands at the door: whether there is an organisation, its demo accounts, its identity provider. */
export function useWelcome() {
  return useQuery({ queryKey: ['welcome'], queryFn: () => answer(api.GET('/api/welcome')) });
}

/** Forgets everything that was read as somebody else. */
export function useForgetAll(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    // Reset and not removed: the frame is looking at it, and is told.
    await queries.resetQueries({ queryKey: KEY });
  };
}

const WIDER: Readonly<Record<Reach, number>> = { none: 0, own: 1, team: 2, all: 3 };

export function reaches(me: Me, action: Action, reach: Reach = 'own'): boolean {
  return WIDER[me.may[action] ?? 'none'] >= WIDER[reach];
}

async function readMe(): Promise<Me | null> {
  return (await answer(api.GET('/api/me'))).me;
}
