import type { Plan } from './sampling-plans.ts';

/** A sampling plan while somebody edits it: a share is typed in percent, and kept as the text the server reads. */

export type PlanDraft = Omit<Plan, 'id' | 'revision'> & { readonly id: string; readonly revision: number };

export function newPlan(scorecard: string): PlanDraft {
  return {
    ...{ id: '', revision: 0, title: {}, posts: null, teams: null, perDay: 5, share: null },
    ...{ strata: ['channel', 'rating', 'duration'], newMonths: 3, newExtra: 0 },
    ...{ scorecard, watcher: 'quality', ownTeam: false, active: false },
  };
}

/** `0.075` → `7.5`. */
export function percentOf(share: string | null): string {
  if (share === null) return '';
  return String(Math.round(Number(share) * 10_000) / 100);
}

/** `7.5` → `0.075`; blank or nothing is no share; `undefined` where it is no percentage. */
export function shareOf(percent: string): string | null | undefined {
  const text = percent.normalize('NFKC').replace('%', '').trim();
  if (text === '') return null;
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text) || Number(text) > 100) return undefined;
  const share = Math.round(Number(text) * 100) / 10_000;
  return share === 0 ? null : String(share);
}

/** Takes a name in or out of a choice; null is everybody. Everything ticked off again is everybody too. */
export function toggled(chosen: readonly string[] | null, name: string): string[] | null {
  const now = chosen ?? [];
  const next = now.includes(name) ? now.filter((one) => one !== name) : [...now, name];
  return next.length === 0 ? null : next;
}
