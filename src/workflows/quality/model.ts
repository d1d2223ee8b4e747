import type { Decimal } from '../../base/decimal.ts';
import type { PlainDate } from '../../base/period.ts';
import type { PartialText, Text } from '../../base/text.ts';

/** Quality control: which conversations are drawn, by what card they are scored, by whom, and what the agent said to it. */

/** A card either adds up what is taken off (扣分), or what is reached out of what is possible (0–100). */
export const CARD_STYLES = ['deductions', 'score'] as const;
export type CardStyle = (typeof CARD_STYLES)[number];

/** A scorecard is data (catalog/scorecards/*.yaml), versioned like a plan; a check keeps the version it was scored by. */
export interface Scorecard {
  readonly id: string;
  readonly version: number;
  readonly title: PartialText;
  readonly style: CardStyle;
  /** Points of a check without a fault, where deductions are taken from something; null: deductions alone count. */
  readonly full: Decimal | null;
  /** What a failed critical item takes off at least; in the score style the points are gone whatever it says. */
  readonly criticalDeductions: Decimal;
  readonly sections: readonly CardSection[];
  /** Why a fault happened, chosen beside an item. */
  readonly causes: readonly RootCause[];
}

export interface CardSection {
  readonly id: string;
  readonly title: PartialText;
  readonly items: readonly CardItem[];
}

export interface CardItem {
  readonly id: string;
  readonly title: PartialText;
  /** What to look for. */
  readonly guide: PartialText;
  /** Deductions: the most that is taken off; score: what is possible. */
  readonly points: Decimal;
  /** The values an inspector chooses from, rising; they begin at 0 and end at `points`. */
  readonly steps: readonly Decimal[];
  /** Can be marked as not applying: then it counts nowhere. */
  readonly mayNotApply: boolean;
  /** A fault here fails the whole check. */
  readonly critical: boolean;
  /** A fault here is a wrong answer: it feeds `answer_accuracy`. */
  readonly wrongAnswer: boolean;
}

export interface RootCause {
  readonly id: string;
  readonly title: PartialText;
}

/** What an inspector said about one item. */
export interface Entry {
  /** One of the item's steps as text; `na` where it does not apply. */
  readonly value: string;
  readonly cause?: string | undefined;
  readonly note?: string | undefined;
}

/** By item id. A check is whole when every item of the card has one. */
export type Entries = Readonly<Record<string, Entry>>;
export const NOT_APPLICABLE = 'na';

/** What a whole set of entries comes to: the columns of activity's kind `check`. Null: the card's style does not measure it. */
export interface Score {
  readonly deductions: Decimal | null;
  readonly points: Decimal | null;
  readonly possible: Decimal | null;
  readonly critical: boolean;
  readonly wrongAnswer: boolean;
}

export const STRATA = ['channel', 'rating', 'duration'] as const;
export type Stratum = (typeof STRATA)[number];

/** Who scores what a plan draws: the quality team, or each person's own lead. */
export const WATCHERS = ['quality', 'lead'] as const;
export type Watcher = (typeof WATCHERS)[number];

/** How conversations of a group are drawn, day by day. */
export interface SamplingPlan {
  readonly id: string;
  readonly title: PartialText;
  /** Null: every post, every team. A person is drawn for by the first plan that names them, in the order of ids. */
  readonly posts: readonly string[] | null;
  readonly teams: readonly string[] | null;
  /** So many a person a day; where there is a share, at least so many. */
  readonly perDay: number;
  /** A share of the day's conversations as decimal text (`0.05`), rounded up; null: `perDay` alone. */
  readonly share: string | null;
  readonly strata: readonly Stratum[];
  /** People with fewer whole months of service come first in the queue and are drawn `newExtra` more often. */
  readonly newMonths: number;
  readonly newExtra: number;
  readonly scorecard: string;
  readonly watcher: Watcher;
  /** Whether an inspector may score people of their own team. */
  readonly ownTeam: boolean;
  /** A plan that is not active draws nothing. */
  readonly active: boolean;
}

/** One drawing: a plan, a day, and the seed by which anybody can repeat it. */
export interface Draw {
  readonly id: string;
  readonly plan: string;
  readonly day: PlainDate;
  readonly seed: string;
  /** The plan as it was then. */
  readonly definition: SamplingPlan;
  readonly drawnAt: string;
  readonly drawnBy: string;
}

export const CHECK_STATES = ['open', 'claimed', 'scored', 'skipped'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const STATE_TITLES: Readonly<Record<CheckState, Text>> = {
  open: { 'zh-CN': '待领取', 'zh-TW': '待領取', en: 'Open' },
  claimed: { 'zh-CN': '评分中', 'zh-TW': '評分中', en: 'Being scored' },
  scored: { 'zh-CN': '已评分', 'zh-TW': '已評分', en: 'Scored' },
  skipped: { 'zh-CN': '已跳过', 'zh-TW': '已跳過', en: 'Skipped' },
};

/** Somebody who acted: the account, the person it is, and how it was called then. */
export interface Hand {
  readonly account: string;
  readonly person: string | null;
  readonly name: string;
}

/** What is shown of a conversation beside the card. The customer's rating is not among it: inspectors score blind. */
export interface Conversation {
  /** The row key in activity. */
  readonly key: string;
  /** The name under which the activity knows the agent. */
  readonly agent: string;
  readonly startedAt: string;
  readonly channel: string | null;
  readonly project: string | null;
  readonly issue: string | null;
  readonly firstResponse: string | null;
  readonly handleTime: string | null;
  readonly resolved: string | null;
  readonly transferred: string | null;
  readonly customer: string | null;
  readonly order: string | null;
}

/** One conversation on its way from the draw to the agent's word on it. */
export interface Check {
  readonly id: string;
  readonly draw: string;
  readonly plan: string;
  /** The day of the conversation. */
  readonly day: PlainDate;
  readonly person: string;
  readonly team: string | null;
  readonly lead: string | null;
  readonly conversation: Conversation;
  readonly watcher: Watcher;
  readonly ownTeam: boolean;
  /** New people first, then in the order of the draw. */
  readonly place: number;
  /** The last day to score it; null of what was drawn before there were days. */
  readonly due: PlainDate | null;
  readonly state: CheckState;
  readonly scorecard: string;
  /** The card's version, once it is claimed. */
  readonly cardVersion: number | null;
  readonly inspector: Hand | null;
  readonly claimedAt: string | null;
  /** The draft while it is being scored, the whole of it once it is. */
  readonly entries: Entries;
  readonly remark: string;
  /** Counts the saves of the draft. */
  readonly revision: number;
  readonly result: CheckResult | null;
  readonly skipped: string | null;
  readonly answer: 'confirmed' | null;
  readonly answeredAt: string | null;
}

/** A scored check as the ledger holds it. */
export interface CheckResult {
  readonly fact: string;
  /** The key of the row it is to metrics: `check:<row key>` is what corrections and appeals name. */
  readonly rowKey: string;
  readonly scoredAt: string;
  /** The organisation's day of it: the day on which the check counts. */
  readonly scoredOn: PlainDate;
  /** The day until which the agent confirms or appeals. */
  readonly answerUntil: PlainDate;
  readonly deductions: string | null;
  readonly points: string | null;
  readonly possible: string | null;
  readonly critical: boolean;
  readonly wrongAnswer: boolean;
}

/** How many working days after the draw a check is to be scored. */
export const SCORE_WORKDAYS = 3;

/** A claim nobody worked on for so long is anybody's again. */
export const CLAIM_HOURS = 4;
