import { answer, api } from '../../../platform/ui/api.ts';

export function readForms() {
  return answer(api.GET('/api/review-forms'));
}

export type FormVersion = Awaited<ReturnType<typeof readForms>>['rows'][number];
