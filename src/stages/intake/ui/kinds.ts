import { reaches, useMe } from '../../../access/ui/session.ts';
import { KINDS } from '../../activity/index.ts';
import type { TargetKind } from '../model.ts';

/** What this reader may send: facts only where they may write them. */
export function useKindsToSend(): readonly TargetKind[] {
  const me = useMe().data;
  return [...KINDS, 'roster', ...(me && reaches(me, 'fact.write', 'all') ? (['fact'] as const) : [])];
}
