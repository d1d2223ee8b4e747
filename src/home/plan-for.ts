import type { Period, PlainDate } from '../base/period.ts';
import type { Person } from '../people/index.ts';
import { type Plan, versionInForce } from '../plan/index.ts';
import { coverageOf, employedIn } from '../stages/pay/index.ts';

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

export interface PayingPlans {
  /** The plan that pays somebody: one that names their post, and whose runs do not leave them out. */
  planFor(person: Person): Plan | undefined;
  /** What their record would have to say for a plan to pay them. */
  lackedBy(person: Person): 'post' | 'level' | 'status' | null;
}

export function payingPlans(plans: readonly Plan[], everyone: readonly Person[], period: Period): PayingPlans {
  const employed = everyone.filter((person) => employedIn(person, period));
  const offers = plans.map((plan) => ({ plan, unfit: coverageOf(plan, employed) }));
  const named = ({ post }: Person) => offers.filter(({ plan }) => post !== null && plan.applies.posts?.includes(post));
  return {
    planFor: (person) => named(person).find(({ unfit }) => unfit(person) === null)?.plan,
    lackedBy: (person) => {
      if (person.post === null) return 'post';
      const unfit = named(person).map((offer) => offer.unfit(person));
      return unfit.find((attribute) => attribute !== null && person[attribute] === null) ?? null;
    },
  };
}
