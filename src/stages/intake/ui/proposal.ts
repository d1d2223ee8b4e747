import { answer, api } from '../../../platform/ui/api.ts';
import type { TargetKind } from '../model.ts';

/** What the server thinks the files of an upload are; `kind` where a person knows better. */
export function fetchProposal(id: string, kind?: TargetKind) {
  const query = kind === undefined ? {} : { kind };
  return answer(api.GET('/api/uploads/{id}/proposal', { params: { path: { id }, query } }));
}
