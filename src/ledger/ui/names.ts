import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import { useSay } from '../../platform/ui/texts.ts';

/** What the fields of facts name by an id and others know by name: the metrics of goals. */
export function useNames(): (field: string, value: string) => string | undefined {
  const say = useSay();
  const metrics = useMetrics();
  return (field, value) => {
    const metric = field === 'metric' ? metrics.data?.rows.find(({ id }) => id === value) : undefined;
    return metric && say(metric.title);
  };
}

/** Whether they are on their way: rows drawn with ids would move when these become names. */
export function useNamesPending(): boolean {
  return useMetrics().isPending;
}

function useMetrics() {
  return useQuery({
    queryKey: ['metric-dictionary'],
    queryFn: () => answer(api.GET('/api/metrics')),
    staleTime: 600_000,
  });
}
