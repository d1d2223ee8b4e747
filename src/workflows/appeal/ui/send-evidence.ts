import { ApiProblem } from '../../../platform/ui/api.ts';
import { currentLang } from '../../../platform/ui/texts.ts';

/** What may be sent along, as the field that chooses it offers them; the server looks again. */
export const EVIDENCE_FILES = 'image/png,image/jpeg,application/pdf,text/plain';

/** Multipart is what the generated client does not speak. */
export async function sendEvidence(id: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch(`/api/appeals/${id}/evidence`, {
    method: 'POST',
    body,
    headers: { 'accept-language': currentLang() },
  });
  if (response.ok) return;
  const said = (await response.json().catch(() => ({}))) as { problems?: ApiProblem['problems'] };
  throw new ApiProblem(response.status, said.problems ?? []);
}
