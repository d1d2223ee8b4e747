import type { PlainDate } from '../base/period.ts';
import type { Person } from '../people/index.ts';
import { type Plan, versionInForce } from '../plan/index.ts';

/** The monthly plans in force on a day: of each plan the version that the day uses. */
export function monthlyPlans(plans: readonly Plan[], date: PlainDate): readonly Plan[] {
  const ids = [...new Set(plans.map((plan) => plan.id))].sort();
  return ids.flatMap((id) => {
    const plan = versionInForce(
      plans.filter((one) => one.id === id),
      date,
    );
    return plan?.pays === 'month' ? [plan] : [];
  });
}

/** The plan that pays somebody: one that names their post, and does not leave out their level or status. */
export function planFor(plans: readonly Plan[], person: Person): Plan | undefined {
  return plans.find(({ applies }) => {
    const named = person.post !== null && (applies.posts?.includes(person.post) ?? false);
    const level = applies.levels === null || applies.levels.includes(person.level ?? '');
    const status = applies.statuses === null || person.status === null || applies.statuses.includes(person.status);
    return named && level && status;
  });
}
