import type { PlainDate } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';

/** A plan of the organisation: versions that go draft → checked → published, in force from a date. */

export const PLAN_STATES = ['draft', 'checked', 'published'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const STATE_TITLES: Readonly<Record<PlanState, Text>> = {
  draft: { 'zh-CN': '草稿', 'zh-TW': '草稿', en: 'Draft' },
  checked: { 'zh-CN': '待发布', 'zh-TW': '待發布', en: 'Waiting for publication' },
  published: { 'zh-CN': '已发布', 'zh-TW': '已發布', en: 'Published' },
};

/** Somebody who wrote or published a version: the account, and how it was called then. */
export interface Hand {
  readonly account: string;
  readonly name: string;
}

export interface PlanVersion {
  readonly plan: string;
  readonly version: number;
  readonly state: PlanState;
  readonly text: string;
  /** Counts the saves of a draft. */
  readonly revision: number;
  readonly basedOn: number | null;
  readonly authors: readonly Hand[];
  readonly editedAt: string;
  /** The first day it holds for, once published; null: from ever. */
  readonly inForce: PlainDate | null;
  readonly publishedBy: Hand | null;
  readonly publishedAt: string | null;
}

/** Of the published versions, the one a day uses: the latest in force by then; of two from one day the higher. */
export function versionOn<T extends Pick<PlanVersion, 'state' | 'inForce' | 'version'>>(
  versions: readonly T[],
  date: PlainDate,
): T | undefined {
  return versions
    .filter((one) => one.state === 'published' && (one.inForce ?? '') <= date)
    .sort((a, b) =>
      (a.inForce ?? '') === (b.inForce ?? '') ? a.version - b.version : (a.inForce ?? '') < (b.inForce ?? '') ? -1 : 1,
    )
    .at(-1);
}
