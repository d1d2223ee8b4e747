import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { useSay } from '../../../platform/ui/texts.ts';

function readPlans() {
  return answer(api.GET('/api/quality/plans'));
}
export type Plan = Awaited<ReturnType<typeof readPlans>>['rows'][number];

export function usePlans() {
  return useQuery({ queryKey: ['quality', 'plans'], queryFn: readPlans });
}

export function useCards() {
  return useQuery({ queryKey: ['quality', 'cards'], queryFn: () => answer(api.GET('/api/quality/cards')) });
}

/** What plans and scorecards are called; their id until that is known. */
export function useTitles() {
  const say = useSay();
  const plans = usePlans().data?.rows ?? [];
  const cards = useCards().data?.rows ?? [];
  const titled = (id: string, found: { readonly title: Parameters<typeof say>[0] } | undefined) =>
    (found && say(found.title)) || id;
  return {
    plan: (id: string) =>
      titled(
        id,
        plans.find((plan) => plan.id === id),
      ),
    card: (id: string) =>
      titled(id, cards.find(({ card, current }) => card === id && current) ?? cards.find(({ card }) => card === id)),
  };
}
