import type { Json } from '../../base/json.ts';
import type { PlainDate } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';
import type { Hand, Movement } from '../payrun/index.ts';
import type { Entries } from '../quality/index.ts';

/** An appeal: one number that somebody contests, who looked at it, what was decided, and the facts that followed. */

export const OBJECT_KINDS = ['row', 'rating', 'line', 'review'] as const;
/**
 * A row of activity (`check:<row key>`), a rating (its fact), a payslip line (`<run>/<line>`), a review's result as a whole
 * (`<cycle>`) or what a metric says in it (`<cycle>/<item>`).
 */
export type ObjectKind = (typeof OBJECT_KINDS)[number];

export const OBJECT_TITLES: Readonly<Record<ObjectKind, Text>> = {
  row: { 'zh-CN': '数据行', 'zh-TW': '資料列', en: 'Row of data' },
  rating: { 'zh-CN': '评分', 'zh-TW': '評分', en: 'Rating' },
  line: { 'zh-CN': '工资项', 'zh-TW': '薪資項', en: 'Pay line' },
  review: { 'zh-CN': '考核结果', 'zh-TW': '考核結果', en: 'Review result' },
};

export const APPEAL_STATES = [
  'filed',
  'reviewed',
  'joint',
  'jointly-decided',
  'referred',
  'settled',
  'final',
  'withdrawn',
] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

export const STATE_TITLES: Readonly<Record<AppealState, Text>> = {
  filed: { 'zh-CN': '待初审', 'zh-TW': '待初審', en: 'Waiting for the first review' },
  reviewed: { 'zh-CN': '已初审，待答复', 'zh-TW': '已初審，待答覆', en: 'Reviewed, waiting for the answer' },
  joint: { 'zh-CN': '联合复审中', 'zh-TW': '聯合複審中', en: 'In joint review' },
  'jointly-decided': {
    'zh-CN': '已复审，待答复',
    'zh-TW': '已複審，待答覆',
    en: 'Jointly decided, waiting for the answer',
  },
  referred: { 'zh-CN': '待总监裁定', 'zh-TW': '待總監裁定', en: 'Waiting for the director' },
  settled: { 'zh-CN': '已了结', 'zh-TW': '已了結', en: 'Settled' },
  final: { 'zh-CN': '已终裁', 'zh-TW': '已終裁', en: 'Final word given' },
  withdrawn: { 'zh-CN': '已撤回', 'zh-TW': '已撤回', en: 'Withdrawn' },
};

export const OUTCOMES = ['upheld', 'partly', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_TITLES: Readonly<Record<Outcome, Text>> = {
  upheld: { 'zh-CN': '成立', 'zh-TW': '成立', en: 'Upheld' },
  partly: { 'zh-CN': '部分成立', 'zh-TW': '部分成立', en: 'Partly upheld' },
  rejected: { 'zh-CN': '不成立', 'zh-TW': '不成立', en: 'Rejected' },
};

/** The seats of a joint review (workflows.md): one vote each. */
export const SEATS = ['quality', 'group', 'vip'] as const;
export type SeatName = (typeof SEATS)[number];

export const SEAT_TITLES: Readonly<Record<SeatName, Text>> = {
  quality: { 'zh-CN': '质检主管', 'zh-TW': '質檢主管', en: 'Quality lead' },
  group: { 'zh-CN': '小组主管', 'zh-TW': '小組主管', en: 'Group lead' },
  vip: { 'zh-CN': '贵宾组主管', 'zh-TW': '貴賓組主管', en: 'VIP lead' },
};

/** Who sits where; null while the seat waits for somebody without a part in the matter. */
export interface Seat {
  readonly seat: SeatName;
  readonly holder: Hand | null;
}

/** What a decision changes, as its maker says it; corrections.ts makes the facts of it. */
export type Correction =
  | { readonly change: 'owner'; readonly row: string; readonly agent: string }
  | { readonly change: 'exclude'; readonly row: string }
  | { readonly change: 'value'; readonly row: string; readonly column: string; readonly value: string | null }
  /** Items of a check that was scored here, judged anew by its own card; everything that follows from them follows. */
  | { readonly change: 'check'; readonly row: string; readonly entries: Entries }
  | { readonly change: 'rating'; readonly fact: string; readonly score: string }
  /** An award, an amount, leave, an attribute: said anew, or taken back where `data` is null. */
  | { readonly change: 'fact'; readonly fact: string; readonly data: Readonly<Record<string, Json>> | null }
  | { readonly change: 'amount'; readonly name: string; readonly amount: string }
  | { readonly change: 'record'; readonly field: string; readonly value: string; readonly from: PlainDate }
  | { readonly change: 'input'; readonly input: string; readonly value: string };

export const INSTANCES = ['review', 'joint', 'director'] as const;
export type Instance = (typeof INSTANCES)[number];

/** A correction with the fact that carries it. */
export interface Standing {
  readonly correction: Correction;
  readonly fact: string;
}

export interface Ruling {
  readonly instance: Instance;
  readonly outcome: Outcome;
  readonly reason: string;
  /** What it teaches beyond the case; part of the precedent. */
  readonly principle: string;
  readonly by: readonly Hand[];
  readonly at: string;
  /** What stands after it. */
  readonly corrections: readonly Standing[];
  /** Whose pay moved in which run, as it was worked out when it was decided. */
  readonly moved: readonly Movement[];
}

export interface Ballot {
  readonly seat: SeatName;
  readonly by: Hand;
  readonly at: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly corrections: readonly Correction[];
}

/** The number as it stood when the appeal was filed. */
export interface Contested {
  readonly kind: ObjectKind;
  readonly ref: string;
  readonly title: Text;
  /** Exact text; null where a whole row is contested. */
  readonly value: string | null;
  readonly unit: string;
  /** The day on which it counts. */
  readonly day: PlainDate;
  /** When the appellant could first know it. */
  readonly knownAt: string;
  /** Who made the number: accounts, and names as a source gives them. Never shown. */
  readonly authors: readonly string[];
  /** What the row or fact says, as text. */
  readonly details: Readonly<Record<string, string | null>>;
  /** The scorecard items it is about, those that the appellant named or every one with a fault; and who inspected. */
  readonly items: readonly string[];
  readonly inspector: string | null;
  /** The page of the web app that shows the number itself. */
  readonly page: string | null;
}

export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly hash: string;
  readonly at: string;
}

export interface Plea {
  readonly to: 'joint' | 'director';
  readonly reason: string;
  readonly at: string;
}

/** A decided appeal without anybody in it: what every member of staff may read. */
export interface Precedent {
  readonly kind: ObjectKind;
  readonly title: Text;
  readonly statement: string;
  readonly outcome: Outcome;
  readonly instance: Instance;
  readonly reason: string;
  readonly principle: string;
  readonly month: string;
}

export interface Appeal {
  readonly id: string;
  /** What people call it by. */
  readonly number: number;
  readonly person: string;
  readonly name: string;
  readonly object: Contested;
  readonly statement: string;
  /** What the appellant asks for, in words. */
  readonly wish: string;
  /** Rows that support it, as `contact:<row key>`. */
  readonly rows: readonly string[];
  readonly evidence: readonly EvidenceFile[];
  readonly filedBy: Hand;
  readonly filedAt: string;
  readonly windowUntil: PlainDate;
  readonly state: AppealState;
  /** Until when the step that it stands at is to be done; null where nothing is owed. */
  readonly due: PlainDate | null;
  readonly rulings: readonly Ruling[];
  readonly pleas: readonly Plea[];
  readonly seats: readonly Seat[];
  readonly ballots: readonly Ballot[];
  readonly closedAt: string | null;
  readonly precedent: Precedent | null;
  /** The payslip question that it came from. */
  readonly question: string | null;
}

/** States in which nothing is owed any more. */
export const CLOSED: readonly AppealState[] = ['settled', 'final', 'withdrawn'];

export function lastRuling(appeal: Pick<Appeal, 'rulings'>): Ruling | null {
  return appeal.rulings.at(-1) ?? null;
}
