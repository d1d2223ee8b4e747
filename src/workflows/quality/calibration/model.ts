import type { PlainDate } from '../../../base/period.ts';
import type { Text } from '../../../base/text.ts';
import type { Conversation, Entries, Hand } from '../model.ts';

/** A calibration session: several inspectors score the same conversations, blind to each other until it is closed. */

export const SESSION_STATES = ['scoring', 'closed', 'settled', 'discarded'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export const SESSION_TITLES: Readonly<Record<SessionState, Text>> = {
  scoring: { 'zh-CN': '评分中', 'zh-TW': '評分中', en: 'Scoring' },
  closed: { 'zh-CN': '对照中', 'zh-TW': '對照中', en: 'Being compared' },
  settled: { 'zh-CN': '已定稿', 'zh-TW': '已定稿', en: 'Settled' },
  discarded: { 'zh-CN': '已作废', 'zh-TW': '已作廢', en: 'Discarded' },
};

/** What a session's conversations are drawn from: all of a period, or those whose check an appeal changed. */
export const DRAWN_OF = ['all', 'overturned'] as const;
export type DrawnOf = (typeof DRAWN_OF)[number];

export interface Session {
  readonly id: string;
  readonly title: string;
  readonly card: string;
  readonly cardVersion: number;
  readonly state: SessionState;
  /** By when everybody is to have scored. */
  readonly due: PlainDate;
  readonly by: Hand;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly settledAt: string | null;
  readonly settledBy: Hand | null;
  readonly inspectors: readonly Hand[];
  /** By what the conversations were drawn, where they were not named; and by what intervals are resampled. */
  readonly seed: string;
}

export interface SessionConversation {
  readonly contact: string;
  readonly person: string | null;
  readonly conversation: Conversation;
  /** What was agreed to be right, once it is settled. */
  readonly reference: Entries | null;
}

/** What one inspector said about one conversation. */
export interface SessionScore {
  readonly contact: string;
  /** The inspector's account. */
  readonly inspector: string;
  readonly entries: Entries;
  readonly remark: string;
  readonly submittedAt: string | null;
  /** Counts the saves. */
  readonly revision: number;
}

/** How far an inspector is from the agreed reference, in points of the card; exact text. */
export interface Deviation {
  readonly inspector: string;
  /** Null: the check as a whole. */
  readonly item: string | null;
  /** Values compared: the item applied for both. */
  readonly n: number;
  /** The mean of value less reference: which way. Null where nothing was compared. */
  readonly bias: string | null;
  /** The mean distance, whichever way. */
  readonly distance: string | null;
  /** How often one of the two said that the item does not apply and the other did not. */
  readonly applies: number;
}

export interface ItemAgreement {
  /** Null: the check as a whole. */
  readonly item: string | null;
  /** Krippendorff's alpha (ordinal for items, interval for the whole), three decimals; null where it says nothing. */
  readonly alpha: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly conversations: number;
  /** Cohen's weighted kappa where exactly two inspectors scored. */
  readonly kappa: string | null;
}

export interface Outcome {
  readonly agreement: readonly ItemAgreement[];
  /** Once there is a reference. */
  readonly deviations: readonly Deviation[];
  /** By what the interval was resampled. */
  readonly seed: string;
}

/** Below this, what inspectors say is too different to be paid by (Krippendorff 2004: 0.8 to rely on, 0.667 at least). */
export const RELIABLE_ALPHA = 0.8;
export const TENTATIVE_ALPHA = 0.667;
