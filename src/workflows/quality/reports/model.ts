import type { PlainDate } from '../../../base/period.ts';
import type { PartialText, Text } from '../../../base/text.ts';

/** What quality control publishes: each day to the leads, each week to everybody it concerns, each month as a table. */

export const REPORT_KINDS = ['daily', 'weekly', 'monthly'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const KIND_TITLES: Readonly<Record<ReportKind, Text>> = {
  daily: { 'zh-CN': '日报', 'zh-TW': '日報', en: 'Daily report' },
  weekly: { 'zh-CN': '周报', 'zh-TW': '週報', en: 'Weekly publication' },
  monthly: { 'zh-CN': '月表', 'zh-TW': '月表', en: 'Month table' },
};

/** A published report never changes: what becomes known later stands in a later one. */
export interface Report {
  readonly id: string;
  readonly kind: ReportKind;
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** The lead whose team it is about; '' where it is about everybody. */
  readonly lead: string;
  readonly leadName: string;
  /** What was recorded after this instant is not in it. */
  readonly known: string;
  readonly publishedAt: string;
  readonly content: ReportContent;
  /** SHA-256 of the content as it was published. */
  readonly hash: string;
}

/** A report as it is read: a document says its times by the organisation's clock, wherever its reader is. */
export interface ReadReport extends Report {
  readonly knownHere: string;
}

export interface ReportContent {
  readonly sums: Sums;
  /** By team, where it is about more than one. */
  readonly teams: readonly (Sums & { readonly team: string })[];
  /** By person; empty in what is published for everybody. */
  readonly people: readonly (Sums & { readonly person: string; readonly name: string; readonly team: string })[];
  /** The title where a scorecard names the cause; of an imported check the words as they stood. */
  readonly causes: readonly { readonly cause: string; readonly title: PartialText; readonly checks: number }[];
  /** Conversations drawn for the days that nobody has scored yet. */
  readonly owed: readonly { readonly person: string; readonly name: string; readonly checks: number }[];
}

/** Points as exact text; the mean is null where no check says what was taken off. */
export interface Sums {
  readonly checks: number;
  readonly checked: number;
  readonly deductions: string;
  readonly mean: string | null;
  readonly critical: number;
  readonly wrong: number;
}
