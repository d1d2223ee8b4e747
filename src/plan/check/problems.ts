import { problemTable } from '../../base/problem.ts';
import { fairnessProblems } from './problems/fairness.ts';
import { nameProblems } from './problems/names.ts';
import { stepProblems } from './problems/steps.ts';
import { valueProblems } from './problems/values.ts';

/** Everything the check can say of a plan that can be read. What keeps a plan from running at all is `compileProblem`. */
export const checkProblem = problemTable({
  ...nameProblems,
  ...valueProblems,
  ...stepProblems,
  ...fairnessProblems,
});
