import { type Actor, reachOf } from '../../access/index.ts';
import type { Run } from './model.ts';
import { type Move, type MoveId, moveOf } from './moves.ts';

/** The moves of a run's life in their order; sending back, calculating again and discarding are nobody's duty. */
const FORWARD: readonly MoveId[] = ['check', 'submit', 'approve', 'publish', 'close'];

/** The move that a run waits for from this actor; undefined where it waits for nobody, or for somebody else. */
export function duty(run: Run, actor: Actor): Move | undefined {
  if (run.outcome === null) return undefined;
  const move = FORWARD.map(moveOf).find((one) => one.from.includes(run.state));
  if (move === undefined || reachOf(actor, move.action) !== 'all') return undefined;
  const prepared = run.hands.some(({ account }) => account === actor.account.id);
  return move.needs.includes('second-person') && prepared ? undefined : move;
}
