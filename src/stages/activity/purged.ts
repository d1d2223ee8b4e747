import { failed, type Problem, type Result } from '../../base/problem.ts';
import { activityProblem } from './problems.ts';

/** Carries a problem up to whoever asked for rows as they stood before a purge: a store's answers are texts of SQL. */
export class PurgedActivity extends Error {
  readonly problem: Problem;

  constructor(known: string, before: string) {
    const problem = activityProblem('activity.purged', { known, before });
    super(problem.message.en);
    this.problem = problem;
  }
}

/** What `work` answers, or the problem where it would have to read what is gone. */
export async function unlessPurged<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PurgedActivity) return failed(error.problem);
    throw error;
  }
}
