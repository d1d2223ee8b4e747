import type { PlainDate } from '../base/period.ts';
import type { Text } from '../base/text.ts';

/** What somebody is told (notice) and what somebody owes (task). Workflows make both; the first page and the bell show them. */

/** Whom a notice is for: a person of the roster, an account, or everybody of a role. */
export type Addressee = { readonly person: string } | { readonly account: string } | { readonly role: string };

export interface NoticeDraft {
  readonly to: Addressee;
  /** `slice.event`, e.g. `quality.check-scored`. */
  readonly kind: string;
  readonly text: Text;
  /** The page it leads to: an address of the web app. */
  readonly link: string;
  /** The same addressee is told once per key, so that a repeated move or a restarted job tells nobody twice. */
  readonly key: string;
}

export interface Notice extends NoticeDraft {
  readonly id: string;
  /** UTC instants. */
  readonly at: string;
  readonly readAt: string | null;
}

/** Something that waits for the asker. Worked out when asked for, never stored: it is gone when it is done. */
export interface Task {
  /** `slice.move`, e.g. `quality.score`. */
  readonly kind: string;
  readonly title: Text;
  /** How many of the kind wait; 1 where the task is one thing. */
  readonly count: number;
  readonly due: PlainDate | null;
  readonly link: string;
}
