import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Labelled } from './labelled.tsx';
import type { AppealDetail } from './read.ts';
import { useAppealTexts } from './texts.ts';

const ANSWERS = ['accept', 'ask-joint', 'ask-director', 'withdraw'] as const;
type AnswerMove = (typeof ANSWERS)[number];

/** What the appellant may do now: accept, ask for more with a reason, withdraw. */
export function AnswerPart({ appeal }: { readonly appeal: AppealDetail }) {
  const t = useAppealTexts();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'ask-joint' | 'ask-director' | null>(null);
  const [reason, setReason] = useState('');
  const path = { id: appeal.id };
  const send = useMutation({
    mutationFn: (move: AnswerMove) => {
      if (move === 'accept') return answer(api.POST('/api/appeals/{id}/accept', { params: { path }, body: {} }));
      if (move === 'withdraw') return answer(api.POST('/api/appeals/{id}/withdraw', { params: { path }, body: {} }));
      const asked = { params: { path }, body: { reason } };
      return move === 'ask-joint'
        ? answer(api.POST('/api/appeals/{id}/ask-joint', asked))
        : answer(api.POST('/api/appeals/{id}/ask-director', asked));
    },
    onSuccess: async () => {
      setAsking(null);
      await Promise.all(['appeal', 'my-appeals', 'tasks'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const may = ANSWERS.filter((move) => appeal.moves.includes(move));
  if (may.length === 0) return null;
  const answering = may.includes('accept') && appeal.due !== null;
  return (
    <Section title={t('answerTitle')}>
      {answering && <p>{t('answerUntil', { day: appeal.due ?? '' })}</p>}
      {asking === null ? (
        <p className="appeal-moves">
          {may.map((move) => (
            <Button
              key={move}
              type={move === 'accept' ? 'primary' : 'default'}
              loading={send.isPending && send.variables === move}
              onClick={() => (move === 'ask-joint' || move === 'ask-director' ? setAsking(move) : send.mutate(move))}
            >
              {t(move)}
            </Button>
          ))}
        </p>
      ) : (
        <form
          className="appeal-form"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(asking);
          }}
        >
          <Labelled id="plea" label={t('whyMore')}>
            <Input.TextArea
              id="plea"
              value={reason}
              required
              maxLength={4000}
              rows={2}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setReason(event.target.value)}
            />
          </Labelled>
          <p className="appeal-moves">
            <Button type="primary" htmlType="submit" loading={send.isPending}>
              {t(asking)}
            </Button>
            <Button onClick={() => setAsking(null)}>{t('cancel')}</Button>
          </p>
        </form>
      )}
      <Failure error={send.error} />
    </Section>
  );
}
