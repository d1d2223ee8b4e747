import { type Account, reachOf } from '../../access/index.ts';
import type { Settings } from '../../organisation/model.ts';

/** The way from an empty server to the first published pay run: what is done is seen from the facts, never ticked. */

export const STEPS = ['organisation', 'roster', 'data', 'plan', 'accounts', 'sight', 'run'] as const;
export type StepId = (typeof STEPS)[number];

export interface Standing {
  readonly settings: Pick<Settings, 'name' | 'zone' | 'pay'>;
  /** At work today, and how many of them a plan in force pays. */
  readonly people: number;
  readonly planned: number;
  /** Imports of activity that stand. */
  readonly imports: number;
  readonly accounts: readonly Account[];
}

export interface Step {
  readonly id: StepId;
  readonly done: boolean;
  /** What its sentence tells. */
  readonly counts: Readonly<Record<string, string>>;
}

export function stepsOf({ settings, people, planned, imports, accounts }: Standing): readonly Step[] {
  const seeing = accounts.filter((account) => may(account, 'pay.read'));
  return [
    {
      id: 'organisation',
      done: settings.name !== '' && settings.pay.city !== '',
      counts: { zone: settings.zone, city: settings.pay.city },
    },
    { id: 'roster', done: people > 0, counts: { people: String(people) } },
    { id: 'data', done: imports > 0, counts: { imports: String(imports) } },
    { id: 'plan', done: planned > 0, counts: { planned: String(planned), people: String(people) } },
    { id: 'accounts', done: byTwo(accounts), counts: { accounts: String(accounts.length) } },
    { id: 'sight', done: byTwo(seeing), counts: { seeing: String(seeing.length) } },
    { id: 'run', done: false, counts: {} },
  ];
}

/** Whether one of them may prepare pay and another approve it: nobody approves what they prepared. */
function byTwo(accounts: readonly Account[]): boolean {
  const preparing = accounts.filter((account) => may(account, 'run.prepare'));
  return accounts.some((account) => may(account, 'run.approve') && preparing.some((other) => other.id !== account.id));
}

function may(account: Account, action: Parameters<typeof reachOf>[1]): boolean {
  return reachOf({ account, via: 'session', tokenScope: null, sessionId: '' }, action) === 'all';
}
