import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { usePlans } from './sampling-plans.ts';
import { useSetupTexts } from './setup-texts.ts';

export function DrawForm() {
  const t = useSetupTexts();
  const say = useSay();
  const queries = useQueryClient();
  const plans = usePlans().data?.rows ?? [];
  const [plan, setPlan] = useState('');
  const [day, setDay] = useState('');
  const [seed, setSeed] = useState('');
  const chosen = plan || (plans[0]?.id ?? '');
  const draw = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/quality/draws', { body: { plan: chosen, day, ...(seed === '' ? {} : { seed }) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  });
  return (
    <Section title={t('draw')}>
      <form
        className="draw"
        onSubmit={(event) => {
          event.preventDefault();
          draw.mutate();
        }}
      >
        <label>
          <span className="note">{t('plan')}</span>
          <select value={chosen} onChange={(event) => setPlan(event.target.value)}>
            {plans.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.title) || one.id}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="note">{t('day')}</span>
          <DayField required value={day} onChange={setDay} />
        </label>
        <label htmlFor="draw-seed">
          <span className="note">{t('seed')}</span>
          <Input id="draw-seed" value={seed} maxLength={60} onChange={(event) => setSeed(event.target.value)} />
        </label>
        <Button htmlType="submit" loading={draw.isPending}>
          {t('drawMove')}
        </Button>
      </form>
      {draw.data && (
        <p role="status">
          {t('drawn', { checks: draw.data.checks, reached: draw.data.reached, seed: draw.data.draw.seed })}
        </p>
      )}
      <Failure error={draw.error} />
    </Section>
  );
}
