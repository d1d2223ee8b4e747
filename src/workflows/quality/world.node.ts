import type { PlainDate } from '../../base/period.ts';
import type { Records } from '../../platform/db/port.ts';
import type { ActivityReader } from '../../stages/activity/index.ts';

/** What quality control is given from outside: the stores, the clock, chance, and what ships. */
export interface QualityWorld {
  readonly records: Records;
  readonly activity: ActivityReader;
  /** UTC instant, ISO text with milliseconds. */
  readonly now: () => string;
  /** The organisation's date. */
  readonly today: () => Promise<PlainDate>;
  readonly newId: () => string;
  /** So many unguessable bytes, as base64url: seeds that nobody could know. */
  readonly secret: (bytes: number) => string;
  /** The scorecards that ship, and those the organisation put beside them as files. */
  readonly cards: () => readonly CardFile[];
  /** The day until which a conversation drawn on that day is to be scored. */
  readonly scoreUntil: (drawnOn: PlainDate) => Promise<PlainDate>;
  /** The day until which a check of that day can be confirmed or appealed. */
  readonly answerUntil: (scoredOn: PlainDate) => Promise<PlainDate>;
}

export interface CardFile {
  readonly file: string;
  readonly text: string;
}
