import type { Account } from '../../access/index.ts';
import type { suppose } from '../payrun/supposing/service.ts';
import type { QualityWorld } from '../quality/service.ts';
import type { ReviewWorld } from '../review/results/service.ts';

/** What appeals are given from outside: all that pay is worked out from, who is who, and where evidence is kept. */
export type PayWorld = Parameters<typeof suppose>[0];

export interface AppealWorld extends PayWorld {
  /** The scorecards that ship: a check is judged anew by its own. */
  readonly cards: QualityWorld['cards'];
  /** A folder of the organisation's data that no web address leads to by itself. */
  readonly folder: string;
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
  readonly accounts: () => Promise<readonly Account[]>;
  /** Released results: contested here, and following what is decided. */
  readonly reviews: ReviewWorld;
  readonly accountOf: (id: string) => Promise<Account | null>;
}
