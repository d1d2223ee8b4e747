import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useGoalTexts } from './texts.ts';

/** Approval by somebody above; what is given back needs its reason. */
export function Decide({ set }: { readonly set: string }) {
  const t = useGoalTexts();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const decide = useMutation({
    mutationFn: (move: 'approve' | 'return') =>
      answer(api.POST(`/api/goals/{set}/${move}`, { params: { path: { set } }, body: { why } })),
    onSuccess: (now) => queries.setQueryData(['goals'], now),
  });
  return (
    <div className="goal-decide">
      <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('approve')}>
        {t('approve')}
      </Button>
      <label>
        {t('giveBackWhy')}
        <input maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Button disabled={why.trim() === ''} onClick={() => decide.mutate('return')}>
        {t('giveBack')}
      </Button>
      <Failure error={decide.error} />
    </div>
  );
}
