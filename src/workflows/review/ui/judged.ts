import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';

export function useJudged(id: string, person: string) {
  const path = { path: { id, person: person } };
  const parts = useQuery({
    queryKey: ['review', id, 'why', person],
    queryFn: () => answer(api.GET('/api/reviews/{id}/sums/{person}/why', { params: path })),
  });
  const items = (parts.data?.parts ?? []) as unknown as {
    id: string;
    title: { en?: string };
    parts: { parts: { id: string; value: string | null }[] }[];
  }[];
  const judged = items.filter((one) =>
    one.parts.some((rated) => rated.parts.some((source) => source.id === 'supervisor' && source.value !== null)),
  );
  return { judged, parts };
}
