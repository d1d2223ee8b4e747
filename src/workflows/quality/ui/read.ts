import { answer, api } from '../../../platform/ui/api.ts';

/** What more than one of these pages reads, and the shapes it comes in. */

export function readQueue() {
  return answer(api.GET('/api/quality/queue'));
}

export function claimNext() {
  return answer(api.POST('/api/quality/queue/next'));
}
export type Sheet = Awaited<ReturnType<typeof claimNext>>;

export function readCheck(id: string) {
  return answer(api.GET('/api/quality/checks/{id}', { params: { path: { id } } }));
}
export type CheckDetail = Awaited<ReturnType<typeof readCheck>>;
export type CheckRow = CheckDetail['check'];
export type CheckCorrection = CheckDetail['corrections'][number];
export type CheckSums = CheckCorrection['before'];
