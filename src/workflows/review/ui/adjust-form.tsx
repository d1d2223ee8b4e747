import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { COLON } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { useJudged } from './judged.ts';
import type { Sum } from './sums-read.ts';
import { useCycleTexts } from './texts.ts';

interface AdjustFormProps {
  readonly id: string;
  readonly sum: Sum;
  readonly onDone: () => void;
}

/** The items are those of the person's own why: what a lead has judged. */
export function AdjustForm({ id, sum, onDone }: AdjustFormProps) {
  const t = useCycleTexts();
  const say = useSay();
  const queries = useQueryClient();
  const [item, setItem] = useState<string>();
  const [score, setScore] = useState('');
  const [why, setWhy] = useState('');
  const { judged, parts } = useJudged(id, sum.person);
  const save = useMutation({
    mutationFn: (to: string | null) =>
      answer(
        api.PUT('/api/reviews/{id}/adjustments', {
          params: { path: { id } },
          body: { person: sum.person, item: item ?? '', score: to, why },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review', id] });
      onDone();
    },
  });
  const adjusted = sum.adjustments.some((one) => one.item === item);
  return (
    <form
      className="review-form review-move"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(score);
      }}
    >
      <h3>
        {t('adjust')}
        {say(COLON)}
        {sum.name}
      </h3>
      <label htmlFor="adjust-item">{t('item')}</label>
      <Select
        id="adjust-item"
        value={item ?? null}
        loading={parts.isPending}
        options={judged.map((one) => ({ value: one.id, label: say(one.title) }))}
        onChange={(chosen) => setItem(chosen ?? undefined)}
      />
      <label htmlFor="adjust-score">{t('newScore')}</label>
      <Input
        id="adjust-score"
        inputMode="decimal"
        required
        value={score}
        onChange={(event) => setScore(event.target.value)}
      />
      <label htmlFor="adjust-why">{t('reason')}</label>
      <Input id="adjust-why" required maxLength={1000} value={why} onChange={(event) => setWhy(event.target.value)} />
      <Failure error={save.error ?? parts.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" disabled={item === undefined} loading={save.isPending}>
          {t('save')}
        </Button>
        {adjusted && (
          <Button disabled={why.trim() === ''} onClick={() => save.mutate(null)}>
            {t('takeBack')}
          </Button>
        )}
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
