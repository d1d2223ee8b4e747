import type { Decimal } from '../../base/decimal.ts';
import type { Period, PlainDate } from '../../base/period.ts';
import type { Books } from '../../home/books/service.ts';
import type { Plan } from '../../plan/index.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { ActivityReader, ImportRecord } from '../../stages/activity/index.ts';
import type { Law, LawFile } from '../../stages/pay/law/index.ts';

/** What pay runs are given from outside: the stores, the clock, and the organisation's plans and definitions as they are now. */
export interface PayrunWorld {
  readonly records: Records;
  readonly activity: ActivityReader;
  /** Every import, where the store can list them: so that a closed period that nothing new touches is let be. */
  readonly imports?: () => Promise<readonly ImportRecord[]>;
  /** UTC instant, ISO text with milliseconds. */
  readonly now: () => string;
  /** The organisation's date. */
  readonly today: () => Promise<PlainDate>;
  /** The month that is running: the newest with activity. */
  readonly month: () => Promise<Period>;
  readonly newId: () => string;
  readonly plans: () => readonly PlanText[] | Promise<readonly PlanText[]>;
  readonly metrics: () => readonly LawFile[];
  readonly law: () => Law;
  readonly payRules: () => Promise<PayRules>;
  /** The running month so far, shared with the first page. */
  readonly books: Books;
  /** Works runs out beside the requests; without it that is done before a request is answered. */
  readonly queue?: PayrunQueue;
}

/** The job stands or falls with the transaction that asks for it. */
export interface PayrunQueue extends Pick<Jobs, 'find' | 'watch'> {
  /** Has a run worked out; gives the job's id. */
  readonly begin: (inside: Records, run: string, account: string) => Promise<string>;
}

/** What the organisation settled about pay and the law. */
export interface PayRules {
  /** For people whose record names none. */
  readonly city: string | null;
  /** Whether insurance, fund and tax are worked out. */
  readonly withholding: boolean;
  readonly fundRate: Decimal | null;
}

/** A plan with the text it was read from. */
export interface PlanText {
  readonly plan: Plan;
  readonly text: string;
}
