import type { TaskProvider } from '../../home/http.ts';
import type { Records } from '../../platform/db/records.ts';
import { tasksOf as payrunTasks } from '../../workflows/payrun/tasks/service.ts';
import { tasksOf as planTasks } from '../../workflows/plans/tasks/service.ts';

interface TaskWorld {
  readonly records: Records;
  readonly now: () => string;
}

/** What every workflow has somebody do: the first page puts it together. */
export function taskProviders(world: TaskWorld): readonly TaskProvider[] {
  return [(actor) => payrunTasks(world, actor), (actor) => planTasks(world, actor)];
}
