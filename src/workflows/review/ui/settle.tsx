import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useResultTexts } from './texts.ts';

type Settling = 'confirm' | 'refuse' | 'uphold' | 'revoke';

interface SettleProps {
  readonly id: string;
  readonly moves: readonly [Settling, Settling];
}

/** In a row of a table: which way, then why. Only a confirmation goes without a reason, and none goes by one slip. */
export function Settle({ id, moves }: SettleProps) {
  const t = useResultTexts();
  const [chosen, choose] = useState<Settling | null>(null);
  if (chosen !== null) return <WhyForm id={id} how={chosen} onCancel={() => choose(null)} />;
  return (
    <span className="review-settle">
      {moves.map((how) => (
        <Button key={how} size="small" onClick={() => choose(how)}>
          {t(how)}
        </Button>
      ))}
    </span>
  );
}

interface WhyFormProps {
  readonly id: string;
  readonly how: Settling;
  readonly onCancel: () => void;
}

function WhyForm({ id, how, onCancel }: WhyFormProps) {
  const t = useResultTexts();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const settle = useMutation({
    mutationFn: () => {
      const path = `/api/review-proposals/{id}/${how}` as '/api/review-proposals/{id}/confirm';
      return answer(api.POST(path, { params: { path: { id } }, body: { why } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-proposals'] }),
  });
  const optional = how === 'confirm';
  return (
    <form
      className="review-settle"
      onSubmit={(event) => {
        event.preventDefault();
        settle.mutate();
      }}
    >
      <Input
        size="small"
        aria-label={t('why')}
        placeholder={t(optional ? 'whyOptional' : 'why')}
        value={why}
        maxLength={1000}
        autoFocus
        onChange={(event) => setWhy(event.target.value)}
      />
      <Button
        size="small"
        type="primary"
        htmlType="submit"
        loading={settle.isPending}
        disabled={!optional && why.trim() === ''}
      >
        {t(how)}
      </Button>
      <Button size="small" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Failure error={settle.error} />
    </form>
  );
}
