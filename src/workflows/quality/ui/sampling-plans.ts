import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';

function readPlans() {
  return answer(api.GET('/api/quality/plans'));
}
export type Plan = Awaited<ReturnType<typeof readPlans>>['rows'][number];

export function usePlans() {
  return useQuery({ queryKey: ['quality', 'plans'], queryFn: readPlans });
}
