import { FACT_KINDS, type FactKind } from './model.ts';

/** What a workflow decides — a closed period, a scored check, an undone import — is written by it alone, with its own checks. */
type WorkflowKind =
  | 'period.closed'
  | 'setting.changed'
  | 'check.scored'
  | 'review.released'
  | 'review.confirmed'
  | 'review.scheduled'
  | 'review.form'
  | 'goal.proposed'
  | 'goal.set';
const OF_WORKFLOWS: ReadonlySet<FactKind> = new Set<WorkflowKind>([
  'period.closed',
  'setting.changed',
  'check.scored',
  'review.released',
  'review.confirmed',
  'review.scheduled',
  'review.form',
  'goal.proposed',
  'goal.set',
]);

/** The kinds that a person may write by hand. */
export const HAND_KINDS = FACT_KINDS.filter((kind) => !OF_WORKFLOWS.has(kind)) as readonly Exclude<
  FactKind,
  WorkflowKind
>[];

export function isHandKind(kind: string): boolean {
  return (HAND_KINDS as readonly string[]).includes(kind);
}
