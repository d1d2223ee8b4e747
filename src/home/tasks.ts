import type { PlainDate } from '../base/period.ts';
import type { Task } from '../notices/index.ts';

export interface OwedTask extends Task {
  /** Its day is over. */
  readonly late: boolean;
}

/** What is due first comes first, what has no day after it, in the order in which it was given. */
export function inOrder(tasks: readonly Task[], today: PlainDate): readonly OwedTask[] {
  const last = '9999-12-31';
  return tasks
    .map((task) => ({ ...task, late: task.due !== null && task.due < today }))
    .sort((a, b) => ((a.due ?? last) === (b.due ?? last) ? 0 : (a.due ?? last) < (b.due ?? last) ? -1 : 1));
}
