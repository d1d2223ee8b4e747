import { answer, api } from '../../../platform/ui/api.ts';

export function readVersion(card: string, version: number) {
  return answer(api.GET('/api/quality/cards/{card}/{version}', { params: { path: { card, version } } }));
}
export type CardVersion = Awaited<ReturnType<typeof readVersion>>;
