import { ApiProblem, type ProblemItem } from '../../../platform/ui/api.ts';
import { currentLang } from '../../../platform/ui/texts.ts';

export interface SentUpload {
  readonly id: string;
}

/** Sends files as a browser does, telling how much of them is through: `fetch` cannot say that. */
export function sendFiles(files: readonly File[], progress: (share: number) => void): Promise<SentUpload> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/uploads');
    request.setRequestHeader('accept-language', currentLang());
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status < 300 && typeof body.id === 'string') resolve({ id: body.id });
      else reject(new ApiProblem(request.status, body.problems ?? []));
    };
    request.onerror = () => reject(new ApiProblem(0, []));
    request.send(form);
  });
}

function parse(text: string): { readonly id?: string; readonly problems?: readonly ProblemItem[] } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
