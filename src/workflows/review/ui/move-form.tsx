import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

interface MoveFormProps {
  readonly id: string;
  readonly move: Board['moves'][number];
  readonly onDone: () => void;
}

/** Every move is said before it is made; where something is missing a written reason takes its place. */
export function MoveForm({ id, move, onDone }: MoveFormProps) {
  const t = useCycleTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const path = `/api/reviews/{id}/${move.id}` as '/api/reviews/{id}/sum';
      return answer(api.POST(path, { params: { path: { id } }, body: { reason } }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review', id] });
      await queries.invalidateQueries({ queryKey: ['reviews'] });
      onDone();
    },
  });
  const wantsReason = move.wantsReason || move.blocked.length > 0;
  return (
    <form
      className="review-form review-move"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      {move.id === 'sum' && <p>{t('notBack')}</p>}
      {move.blocked.map(({ code, message, fix }) => (
        <p key={code} className="review-amber">
          {message} <span className="note">{fix}</span>
        </p>
      ))}
      {wantsReason && (
        <>
          <label htmlFor="review-reason">{t('reason')}</label>
          <Input.TextArea
            id="review-reason"
            required
            rows={2}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="note">{t('reasonNote')}</p>
        </>
      )}
      <Failure error={make.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('confirm', { move: move.title })}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
