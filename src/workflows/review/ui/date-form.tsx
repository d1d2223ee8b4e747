import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES, type Step } from '../model.ts';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

export function DateForm({ board, onDone }: { readonly board: Board; readonly onDone: () => void }) {
  const t = useCycleTexts();
  const say = useSay();
  const queries = useQueryClient();
  const steps = board.steps.filter(({ movable }) => movable);
  const [step, setStep] = useState<Step>(steps[0]?.step ?? 'sign');
  const [due, setDue] = useState(steps[0]?.due ?? '');
  const [why, setWhy] = useState('');
  const { id } = board.cycle;
  const move = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/reviews/{id}/steps/{step}', { params: { path: { id, step } }, body: { due, why } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review', id] });
      onDone();
    },
  });
  const choose = (chosen: Step) => {
    setStep(chosen);
    setDue(steps.find((one) => one.step === chosen)?.due ?? '');
  };
  return (
    <form
      className="review-form review-move"
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate();
      }}
    >
      <label htmlFor="date-step">{t('step')}</label>
      <Select
        id="date-step"
        value={step}
        options={steps.map((one) => ({ value: one.step, label: say(STEP_TITLES[one.step]) }))}
        onChange={choose}
      />
      <label htmlFor="date-due">{t('newDate')}</label>
      <DayField id="date-due" required value={due} onChange={setDue} />
      <label htmlFor="date-why">{t('reason')}</label>
      <Input id="date-why" required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      <p className="note">{t('moveDateNote')}</p>
      <Failure error={move.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" loading={move.isPending}>
          {t('moveDate')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
