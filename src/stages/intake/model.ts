import type { PlainDate } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { RECORD_FIELDS } from '../../people/index.ts';
import type { Kind } from '../activity/index.ts';

/**
 * What intake speaks of: a file becomes {@link RawTable}s, a {@link MappingProfile} says which column is which,
 * and an import ends in an {@link ImportReport}. Values stay text until the load parses them.
 */

/** What a file can hold: a kind of activity, people, or decisions about them. */
export type TargetKind = Kind | 'roster' | 'fact';

/**
 * Columns of a roster (data.md): what a record says, whose it is, and from which day on where a roster keeps history. Any other
 * target of a roster profile is an attribute of the person.
 */
export const ROSTER_COLUMNS: readonly string[] = ['id', ...RECORD_FIELDS, 'aliases', 'from'];

/** What every fact has; any other target of a profile of facts is a field of their data. */
export const FACT_COLUMNS = ['kind', 'subject', 'valid', 'until', 'by', 'why', 'replaces'] as const;

/** How a cell's text is read; nothing given means: by the target column's type. */
export interface Reading {
  readonly column: string;
  /** The unit of plain numbers, where it is not the target's own (s, h, yuan, a share of 1). */
  readonly unit?:
    | 'ms'
    | 's'
    | 'min'
    | 'h'
    | 'day'
    | 'fen'
    | 'yuan'
    | 'wan'
    | 'percent'
    | 'ratio'
    | 'epoch_s'
    | 'epoch_ms';
  /** Of `03/04/2021`, which comes first; left out, the whole column decides. */
  readonly dates?: 'day-month' | 'month-day';
  /** Words to replace before parsing, compared folded: `{ good: '5', bad: '1', offered: '' }`; `''` is missing. */
  readonly words?: Readonly<Record<string, string>>;
  /** Only the first group of this pattern (RE2 and JavaScript alike) is read; text that does not match stays whole. */
  readonly take?: string;
  /** A flag that is true where the cell is not blank (`solved_at`), or where its number is above 0 (`reopens`). */
  readonly flag?: 'present' | 'positive';
}

/** Where a target's value comes from. */
export type Source =
  | Reading
  /** Texts joined by a blank, then parsed: a date and a time column. */
  | { readonly join: readonly string[] }
  /** Seconds from the first instant to the second. */
  | { readonly between: readonly [string, string] }
  /** The first of these that is not missing. */
  | { readonly first: readonly Reading[] }
  /** Counts or amounts added up: 很满意 + 满意. Missing only where all are. */
  | { readonly sum: readonly string[] }
  /**
   * A count that the export gives only as a rate: rate × weight. `assumed` marks a weight that is not the rate's real
   * denominator but the nearest count the export has; the import then says so in a finding.
   */
  | { readonly share: string; readonly of: string; readonly assumed?: true }
  /** The denominator of a mean or rate: a count column; `assumed` as above. */
  | { readonly weight: string; readonly assumed?: true }
  | { readonly constant: string }
  /** A date found in the file's name, or in the line before or after the table; gone once a profile is bound. */
  | { readonly dateIn: 'file name' | 'period line' };

/** How a profile knows its files; headers are compared folded. */
export interface ProfileMatch {
  /** Every one of these must be there. */
  readonly headers: readonly string[];
  /** None of these may be there. */
  readonly without: readonly string[];
  /** A part of the file's name, a sheet's name: they raise a match, and decide between equal ones. */
  readonly file?: string;
  readonly sheet?: string;
}

export interface RowRules {
  /** Rows whose cell in `column` is one of `values` are summaries, not people: 汇总值, 平均值. */
  readonly drop: readonly { readonly column: string; readonly values: readonly string[] }[];
}

/** Which column is which. Column names are compared folded ({@link foldHeader}). */
export interface MappingProfile {
  readonly id: string;
  readonly title: Text;
  /** What was decided where the export does not say, for the person who confirms the mapping. */
  readonly note?: Text;
  readonly kind: TargetKind;
  readonly match: ProfileMatch;
  /** Other names of a column: the same export in another language or version. */
  readonly also: Readonly<Record<string, readonly string[]>>;
  readonly rows: RowRules;
  /** Target column → source. A target of the kind, or (roster) any attribute. */
  readonly columns: Readonly<Record<string, Source>>;
  /** What the rows say about their agent, for people derived from activity: lead, manager, tenure_band, shift, name. */
  readonly person: Readonly<Record<string, Source>>;
  /** Headers left out on purpose. Headers in neither place are reported as unused. */
  readonly ignore: readonly string[];
}

/** A table as it lies in a file: text only. What comes of `relation` is in the order of the file. */
export interface RawTable {
  readonly file: string;
  /** `''` where the format has none. */
  readonly sheet: string;
  /** As written, unique and not blank: a blank header is `column 1`, a second `日期` is `日期 (2)`. */
  readonly headers: readonly string[];
  /** Lines before the header and after the last row that are not part of the table. */
  readonly around: readonly (readonly string[])[];
  /** The row number of the first data row, counted from 1 with the header and what is before it. */
  readonly firstRow: number;
  /**
   * A FROM item in the reader's DuckDB connection: a column `row` BIGINT, then `c0`, `c1`, … VARCHAR in the order of
   * `headers`. Cells keep their blanks; a missing cell is NULL or ''.
   */
  readonly relation: string;
  /**
   * The same FROM item without `row`, where the n-th of its rows is row `firstRow + n`: counting inside the statement keeps a
   * gigabyte file on one core, so the load counts for itself. Absent where rows are not numbered by their order alone.
   */
  readonly unnumbered?: string;
  /**
   * `unnumbered` with these columns (by place) in SQL types instead of text, for what is written as a cast would write it,
   * cell by cell; reading fails where one is not.
   */
  readonly typed?: (types: ReadonlyMap<number, string>) => string;
  /** Number of data rows, where the reader knows it without reading twice. */
  readonly rows: number | null;
  /** What the reader noticed: preamble skipped, headers renamed, ragged rows. */
  readonly problems: readonly Problem[];
}

/** Evidence from a column's values; shares are of the non-blank ones, 0 to 1. */
export interface ColumnFacts {
  readonly header: string;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly numeric: number;
  readonly whole: number;
  /** Dates and instants in any shape of data.md (with or without a time of day). */
  readonly dates: number;
  readonly times: number;
  readonly durations: number;
  readonly yesNo: number;
  readonly percents: number;
  readonly min: number | null;
  readonly max: number | null;
  /** The value in the middle of its numbers. */
  readonly median: number | null;
  readonly examples: readonly string[];
}

/**
 * A profile as it applies to one table: every column name is one of the table's headers as written, sources whose
 * columns the table does not have are gone, and so is every `dateIn` (now a constant).
 */
export interface BoundProfile {
  readonly profile: MappingProfile;
  readonly findings: readonly Finding[];
}

export interface ProposedColumn {
  readonly header: string;
  /** `contact.started_at`, `person.lead`; null where it is left out. */
  readonly target: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why: which synonym, what the values look like. */
  readonly why: Text;
}

export interface Proposal {
  readonly profile: MappingProfile;
  readonly confidence: number;
  readonly columns: readonly ProposedColumn[];
  /** Required targets without a column: the user must choose them before anything can be loaded. */
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
}

/** Something about the data that the user should know; nothing was rejected for it. */
export interface Finding {
  readonly problem: Problem;
  /** Rows concerned; 0 where it concerns the file as a whole. */
  readonly rows: number;
  readonly examples: readonly { readonly row: number; readonly value: string }[];
}

export interface RejectCount {
  /** The code of the problem. */
  readonly reason: string;
  readonly field: string | null;
  readonly rows: number;
  /** The first such row. */
  readonly example: Problem;
}

export interface ImportReport {
  /** `null` for a dry run and for a file that changed nothing. */
  readonly importId: string | null;
  readonly file: string;
  readonly sheet: string;
  readonly kind: TargetKind;
  readonly profile: string;
  readonly dryRun: boolean;
  /** read = accepted + rejected + duplicates + dropped. */
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows whose key came earlier in the same file with equal values. */
  readonly duplicates: number;
  /** Summary lines and repeated headers, left out on purpose. */
  readonly dropped: number;
  /** Of the accepted: new, replacing a row with the same key but other values, the same as before. */
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly peopleCreated: number;
  readonly first: PlainDate | null;
  readonly last: PlainDate | null;
  readonly rejects: readonly RejectCount[];
  readonly findings: readonly Finding[];
}
