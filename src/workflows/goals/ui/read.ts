import { Decimal } from '../../../base/decimal.ts';
import { answer, api } from '../../../platform/ui/api.ts';

export type GoalsAnswer = Awaited<ReturnType<typeof readGoals>>;
export type SetRow = GoalsAnswer['rows'][number];
export type GoalRow = SetRow['goals'][number];

export function readGoals() {
  return answer(api.GET('/api/goals'));
}

/** What each metric of a post's goals says in a month: within the asker's reach, as every number. */
export async function readValues(post: string, goals: readonly GoalRow[], period: string) {
  const metrics = [...new Set(goals.flatMap(({ metric }) => metric ?? []))];
  if (metrics.length === 0) return null;
  // A text in a condition has no escapes: it takes the quotation mark it does not hold.
  const mark = post.includes("'") ? '"' : "'";
  const query = { period, by: 'post', metrics: metrics.join(','), where: `post = ${mark}${post}${mark}` };
  return answer(api.GET('/api/metrics/values', { params: { query } }));
}

export function reaches(value: string | null, target: string | null, better: string | null): boolean | null {
  const [is, aim] = [Decimal.parse(value ?? ''), Decimal.parse(target ?? '')];
  if (!is || !aim || (better !== 'higher' && better !== 'lower')) return null;
  return better === 'higher' ? is.compare(aim) >= 0 : is.compare(aim) <= 0;
}
