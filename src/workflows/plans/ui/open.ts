import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

/** Goes to a version that was just made. */
export function useOpen() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async (made: { readonly plan: string; readonly version: number }) => {
    await queries.invalidateQueries({ queryKey: ['plans'] });
    await navigate({ to: `/plans/${made.plan}/${made.version}` as never });
  };
}
