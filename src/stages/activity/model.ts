/**
 * The kinds of activity (data.md): what one row of each is, its columns, their types and its key. Everything that
 * touches activity reads this table: intake parses to it, the stores lay out their columns from it, metrics name them.
 */

export const KINDS = ['contact', 'tally', 'case', 'check', 'shift', 'sale', 'followup'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * How a column is stored. Instants are wall-clock time in the organisation's zone (`TIMESTAMP`, no zone); everything
 * that is not a count is an exact decimal of fixed scale, never a float, so that sums are equal in every store.
 */
export type ColumnType =
  | 'text'
  | 'instant'
  | 'date'
  /** DECIMAL(18,3) seconds. */
  | 'seconds'
  /** DECIMAL(18,4) hours. */
  | 'hours'
  /** DECIMAL(18,4) yuan. */
  | 'money'
  /** DECIMAL(18,6): a share of 1. */
  | 'ratio'
  /** DECIMAL(18,4): ratings, points. */
  | 'number'
  /** BIGINT. */
  | 'count'
  | 'flag';

export interface Column {
  readonly type: ColumnType;
  /** A row without it is rejected. */
  readonly required?: true;
  /** Negative values are impossible: the value is dropped, the row kept, the finding counted. */
  readonly nonNegative?: true;
  /** Inclusive range outside of which the value is impossible. */
  readonly range?: readonly [number, number];
  /** The only texts allowed, in canonical spelling. */
  readonly values?: readonly string[];
}

export interface KindModel {
  readonly kind: Kind;
  /** The columns that identify a row; a corrected export replaces rows with the same key. */
  readonly key: readonly string[];
  /** The column that names a row. A file may lack it: then its rows are told apart by all that they say. */
  readonly named: string | null;
  /** The column that dates a row: its month names the segment, periods select on it. */
  readonly dated: string;
  readonly columns: Readonly<Record<string, Column>>;
}

const seconds: Column = { type: 'seconds', nonNegative: true };
const count: Column = { type: 'count', nonNegative: true };
/** A count that an export may give only as a rate: rate × denominator is kept exact, so it pools back to the rate. */
const share: Column = { type: 'number', nonNegative: true };
const money: Column = { type: 'money' };
const text: Column = { type: 'text' };
const flag: Column = { type: 'flag' };
const needed: Column = { type: 'text', required: true };

export const ACTIVITY: Readonly<Record<Kind, KindModel>> = {
  contact: {
    kind: 'contact',
    key: ['id'],
    named: 'id',
    dated: 'started_at',
    columns: {
      id: needed,
      /** Blank where nobody (or only a bot) handled it. */
      agent: text,
      started_at: { type: 'instant', required: true },
      channel: text,
      project: text,
      issue: text,
      first_response: seconds,
      average_response: seconds,
      /** Messages answered in the contact: the denominator of `average_response` pooled over rounds. */
      rounds: count,
      handle_time: seconds,
      answered: flag,
      resolved: flag,
      transferred: flag,
      /** 1 to 5; metrics count ≥ 4 as satisfied, ≤ 2 as dissatisfied. */
      rating: { type: 'number', range: [1, 5] },
      customer: text,
      order: text,
      shift: text,
      /** The agent who took it first, where the source tells (transfer rule: last, first, shared). */
      first_agent: text,
      /** Handled by a bot to the end: never an agent's. */
      bot: flag,
      agent_messages: count,
      customer_messages: count,
    },
  },
  tally: {
    kind: 'tally',
    key: ['platform', 'agent', 'date'],
    named: null,
    dated: 'date',
    columns: {
      platform: text,
      agent: needed,
      date: { type: 'date', required: true },
      project: text,
      shift: text,
      /** 咨询人数: customers who wrote. */
      offered: count,
      /** 接待人数: customers served. */
      received: count,
      /** 询单人数: customers who asked before ordering. */
      inquiries: count,
      /** Customers who ordered, who paid. */
      ordered: count,
      payers: share,
      /** 回复率 = replied / reply_due. */
      replied: share,
      reply_due: count,
      /** Means of the day, each with its own denominator. */
      first_response: seconds,
      first_response_n: count,
      average_response: seconds,
      average_response_n: count,
      handle_time: seconds,
      handle_time_n: count,
      /** Answered within 30 s or 3 min, as counts with their denominators (platform window 8–23 h). */
      within_30s: share,
      within_30s_n: count,
      within_180s: share,
      within_180s_n: count,
      /** 评价: asked for, given, satisfied (≥ 4), dissatisfied (≤ 2). */
      rating_invited: share,
      rated: count,
      satisfied: share,
      dissatisfied: share,
      agent_messages: count,
      customer_messages: count,
      transferred_in: count,
      transferred_out: count,
      slow: count,
      resolved: count,
      sales: money,
      refunds: money,
      orders: count,
    },
  },
  case: {
    kind: 'case',
    key: ['kind', 'id'],
    named: 'id',
    dated: 'opened_at',
    columns: {
      id: needed,
      kind: { type: 'text', required: true, values: ['ticket', 'complaint'] },
      agent: text,
      opened_at: { type: 'instant', required: true },
      due_at: { type: 'instant' },
      closed_at: { type: 'instant' },
      channel: text,
      project: text,
      issue: text,
      outcome: text,
      /** False where the ticket was marked wrong (错误工单). */
      correct: flag,
      reopened: flag,
      /** 回访: whether the customer was satisfied afterwards; blank where nobody asked. */
      satisfied_after: flag,
      /** An internal complaint (about an agent, upheld inside). */
      internal: flag,
      customer: text,
    },
  },
  check: {
    kind: 'check',
    key: ['contact', 'inspector', 'checked_at'],
    named: 'contact',
    dated: 'checked_at',
    columns: {
      contact: needed,
      agent: needed,
      inspector: text,
      checked_at: { type: 'instant', required: true },
      channel: text,
      project: text,
      /** 扣分: points taken off, ≥ 0. */
      deductions: { type: 'number', nonNegative: true },
      /** Points reached and possible, items marked N/A left out of both. */
      points: { type: 'number', nonNegative: true },
      possible: { type: 'number', nonNegative: true },
      critical: flag,
      /** A wrong answer was found (咨询解答). */
      wrong_answer: flag,
      items: text,
    },
  },
  shift: {
    kind: 'shift',
    key: ['agent', 'date'],
    named: null,
    dated: 'date',
    columns: {
      agent: needed,
      date: { type: 'date', required: true },
      shift: text,
      scheduled: { type: 'hours', nonNegative: true },
      worked: { type: 'hours', nonNegative: true },
      late: flag,
      early: flag,
      absent: flag,
      /** annual, sick, personal (unpaid), marriage, maternity, bereavement, … */
      leave: text,
      leave_hours: { type: 'hours', nonNegative: true },
      overtime_workday: { type: 'hours', nonNegative: true },
      overtime_restday: { type: 'hours', nonNegative: true },
      overtime_holiday: { type: 'hours', nonNegative: true },
    },
  },
  sale: {
    kind: 'sale',
    key: ['id'],
    named: 'id',
    // `at` is a keyword in DuckDB: the column keeps its name in data.md and is always quoted in SQL.
    dated: 'at',
    columns: {
      id: needed,
      agent: needed,
      at: { type: 'instant', required: true },
      channel: text,
      project: text,
      amount: money,
      refunded: money,
      cost: money,
      customer: text,
    },
  },
  followup: {
    kind: 'followup',
    key: ['id'],
    named: 'id',
    dated: 'at',
    columns: {
      id: needed,
      agent: needed,
      at: { type: 'instant', required: true },
      channel: text,
      project: text,
      reason: text,
      reached: flag,
      satisfied: flag,
      customer: text,
    },
  },
};
