import type { PlainDate } from '../../base/period.ts';
import type { Records } from '../../platform/db/port.ts';
import { periodOf } from './cycle.ts';
import type { Cycle } from './model.ts';
import type { Mover } from './mover.node.ts';
import type { Standing } from './moves.ts';
import { countEntries } from './ratings/store.ts';
import { selectSubjects } from './store.ts';
import { countUnsigned } from './talks/store.ts';

/** What a move of a cycle is decided on, as it is now; the board says beforehand what the move would be told. */
export async function standingOf(
  records: Records,
  cycle: Cycle,
  mover: Mover,
  { today, reason }: { readonly today: PlainDate; readonly reason: string },
): Promise<Standing> {
  const { id, state, period, submittedBy } = cycle;
  const counts = await countEntries(records, id, today);
  const { person } = mover;
  return {
    ...{ state, period, submittedBy, mover, reason },
    periodOver: today > periodOf(cycle).last,
    owed: counts.reduce((sum, { owed }) => sum + owed, 0),
    unsigned: state === 'released' ? await countUnsigned(records, id) : 0,
    judged: person !== null && (await selectSubjects(records, id, { person })).length > 0,
  };
}
