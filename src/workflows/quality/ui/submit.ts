import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { type Draft, plain } from './draft.ts';
import type { Sheet } from './read.ts';

/** What was typed last is kept before the check is given. */
export function useSubmit(sheet: Sheet, draft: Draft, onDone: () => Promise<void>) {
  return useMutation({
    mutationFn: async () => {
      const revision = await draft.settle();
      const body = { entries: plain(draft.entries), remark: draft.remark, revision };
      return answer(api.POST('/api/quality/checks/{id}/submit', { params: { path: { id: sheet.check.id } }, body }));
    },
    onSuccess: onDone,
  });
}
