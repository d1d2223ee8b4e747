import type { PlainDate } from '../../base/period.ts';
import type { Calendar } from '../../base/working-days.ts';
import type { Records } from '../../platform/db/port.ts';
import type { ActivityReader, ImportRecord } from '../../stages/activity/index.ts';
import type { MetricDefinition } from '../../stages/metrics/index.ts';
import type { FormText } from './model.ts';

/** What reviews are given from outside: the stores, the clock, the forms and definitions as they are now. */
export interface ReviewWorld {
  readonly records: Records;
  readonly activity: ActivityReader;
  /** Every import: what came after a release may move what was released. */
  readonly imports: () => Promise<readonly ImportRecord[]>;
  /** UTC instant, ISO text with milliseconds. */
  readonly now: () => string;
  /** The organisation's date. */
  readonly today: () => Promise<PlainDate>;
  /** The country's workdays, the organisation's own before them. */
  readonly calendar: () => Promise<Calendar>;
  readonly newId: () => string;
  /** So many unguessable bytes, as base64url: seeds that nobody could know. */
  readonly secret: (bytes: number) => string;
  readonly forms: () => readonly FormText[];
  readonly dictionary: () => readonly MetricDefinition[];
}
