import type { Role } from '../../access/index.ts';
import type { Contested } from './model.ts';

/** Which desk takes the first review: who knows the kind of number, and did not make it. */

export type Desk = 'check' | 'row' | 'rating' | 'line';

const DESKS: Readonly<Record<Desk, readonly Role[]>> = {
  /** Basic groups are watched by their lead, VIP by quality: both know the scorecard. */
  check: ['quality', 'lead'],
  row: ['lead', 'quality', 'hr'],
  rating: ['hr'],
  /** Who works on runs made the number: where that is all of HR, the team's lead looks at it, without its amounts. */
  line: ['hr', 'lead'],
};

export function deskOf({ kind, ref }: Pick<Contested, 'kind' | 'ref'>): Desk {
  if (kind === 'review') return 'rating';
  if (kind !== 'row') return kind;
  return ref.startsWith('check:') ? 'check' : 'row';
}

export function rolesAt(desk: Desk): readonly Role[] {
  return DESKS[desk];
}
