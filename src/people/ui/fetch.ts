import { answer, api } from '../../platform/ui/api.ts';

export function fetchPerson(id: string, date: string | undefined) {
  const query = date === undefined ? {} : { date };
  return answer(api.GET('/api/people/{id}', { params: { path: { id }, query } }));
}

export type PersonAnswer = Awaited<ReturnType<typeof fetchPerson>>;
