import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import type { Outcome } from '../model.ts';
import { firstCorrection } from './correction-choices.ts';
import type { AppealDetail, Correction } from './read.ts';

const PATHS = {
  review: '/api/appeals/{id}/review',
  vote: '/api/appeals/{id}/vote',
  'final-word': '/api/appeals/{id}/final-word',
} as const;
export type VerdictMove = keyof typeof PATHS;

export function useVerdict(appeal: AppealDetail, move: VerdictMove) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const [reason, setReason] = useState('');
  const [principle, setPrinciple] = useState('');
  const [corrections, setCorrections] = useState<readonly Correction[]>([firstCorrection(appeal)]);
  const said = outcome === 'rejected' ? [] : [...corrections];
  const path = { id: appeal.id };
  const seen = useMutation({
    mutationFn: (asked: Correction[]) =>
      answer(api.POST('/api/appeals/{id}/preview', { params: { path }, body: { corrections: asked } })),
  });
  const give = useMutation({
    mutationFn: () =>
      answer(api.POST(PATHS[move], { params: { path }, body: { outcome, reason, principle, corrections: said } })),
    onSuccess: () =>
      Promise.all(['appeal', 'appeals', 'tasks'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const previewed = seen.data !== undefined && JSON.stringify(seen.variables) === JSON.stringify(said);
  const words = { reason, setReason, principle, setPrinciple };
  return { outcome, setOutcome, corrections, setCorrections, said, seen, give, previewed, ...words };
}

export type Verdict = ReturnType<typeof useVerdict>;
