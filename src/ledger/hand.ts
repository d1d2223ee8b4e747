import { FACT_KINDS, type FactKind } from './model.ts';

/**
 * The kinds that a person may write by hand. What a workflow decides — a closed period, an undone import — is written by
 * that workflow alone, with its own checks.
 */
export const HAND_KINDS = FACT_KINDS.filter((kind) => kind !== 'period.closed') as readonly Exclude<
  FactKind,
  'period.closed'
>[];

export function isHandKind(kind: string): boolean {
  return (HAND_KINDS as readonly string[]).includes(kind);
}
