import type { PlainDate } from '../../base/period.ts';
import { type Fact, standingFacts } from '../../ledger/index.ts';

/**
 * Settings that numbers go by hold from a day on, and each change is a fact: what was worked out stays as it was, and a
 * period that is worked out again goes by what was known then.
 */
const DATED_SETTINGS = ['transfer'] as const;
export type DatedSetting = (typeof DATED_SETTINGS)[number];

export const settingSubject = (name: DatedSetting): string => `setting:${name}`;

export type ChangeState = 'past' | 'now' | 'ahead' | 'overruled';

export interface SettingChange {
  readonly from: PlainDate;
  readonly value: string;
  readonly by: string;
  readonly why: string;
  readonly at: string;
  readonly state: ChangeState;
}

/** Every change of a setting, the latest day first; of two for one day the one that was said later holds. */
export function changesOf(facts: readonly Fact[], asked: string, today: PlainDate): readonly SettingChange[] {
  const standing = standingFacts(facts.filter(({ kind, subject }) => kind === 'setting.changed' && subject === asked));
  const holds = (fact: Fact) => standing.findLast(({ valid }) => valid === fact.valid) === fact;
  const now = standing.findLast(({ valid }) => valid <= today);
  const stateOf = (fact: Fact): ChangeState => {
    if (!holds(fact)) return 'overruled';
    if (fact === now) return 'now';
    return fact.valid > today ? 'ahead' : 'past';
  };
  return standing
    .map((fact) => ({
      from: fact.valid,
      value: String(fact.data.value),
      by: fact.by,
      why: fact.why,
      at: fact.known,
      state: stateOf(fact),
    }))
    .reverse();
}
