import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { useSay } from '../../../platform/ui/texts.ts';

function useDistribution(id: string) {
  return useQuery({
    queryKey: ['review', id, 'distribution'],
    queryFn: () => answer(api.GET('/api/reviews/{id}/distribution', { params: { path: { id } } })),
  });
}

export function useGradeTitles(id: string): ReadonlyMap<string, string> {
  const say = useSay();
  const grades = useDistribution(id).data?.forms.flatMap((form) => form.grades) ?? [];
  return new Map(grades.map(({ grade, title }) => [grade, say(title)]));
}
