import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { fieldValue } from '../../../ledger/index.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { AREA_TITLES, AREAS, type Area } from '../index.ts';
import { useGoalTexts } from './texts.ts';

interface Draft {
  readonly nr: number;
  readonly area: Area;
  readonly goal: string;
  readonly metric: string;
  readonly target: string;
}

const drafted = (area: Area, nr: number): Draft => ({ nr, area, goal: '', metric: '', target: '' });

interface ProposeProps {
  readonly posts: readonly string[];
  readonly today: string;
  readonly onDone: () => void;
}

/** Goals of one post from a day on: one of each area to begin with; those left empty are not sent. */
export function ProposeForm({ posts, today, onDone }: ProposeProps) {
  const t = useGoalTexts();
  const queries = useQueryClient();
  const [head, setHead] = useState<Head>({ post: posts[0] ?? '', from: today, why: '' });
  const [goals, setGoals] = useState<readonly Draft[]>(AREAS.map(drafted));
  const send = useMutation({
    mutationFn: () => {
      const said = goals.filter(({ goal }) => goal.trim() !== '');
      const body = {
        ...head,
        goals: said.map(({ nr: _, metric, target, ...goal }) => ({
          ...goal,
          metric: metric || null,
          target: target || null,
        })),
      };
      return answer(api.POST('/api/goals', { body }));
    },
    onSuccess: (now) => {
      queries.setQueryData(['goals'], now);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  const change = (at: number, part: Partial<Draft>) =>
    setGoals(goals.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Section title={t('propose')}>
      <form className="goal-form" onSubmit={submit}>
        <HeadFields posts={posts} head={head} onChange={(part) => setHead({ ...head, ...part })} />
        {goals.map((goal, i) => (
          <GoalFields
            key={goal.nr}
            goal={goal}
            required={i === 0 && goals.every((one) => one.goal === '')}
            onChange={(part) => change(i, part)}
          />
        ))}
        <Failure error={send.error} />
        <p className="goal-decide">
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('send')}
          </Button>
          <Button onClick={() => setGoals([...goals, drafted('service', goals.length)])}>{t('more')}</Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </p>
      </form>
    </Section>
  );
}

interface Head {
  readonly post: string;
  readonly from: string;
  readonly why: string;
}

interface HeadFieldsProps {
  readonly posts: readonly string[];
  readonly head: Head;
  readonly onChange: (part: Partial<Head>) => void;
}

function HeadFields({ posts, head, onChange }: HeadFieldsProps) {
  const t = useGoalTexts();
  const say = useSay();
  return (
    <div className="goal-head">
      <label>
        {t('post')}
        <select value={head.post} onChange={(event) => onChange({ post: event.target.value })}>
          {posts.map((one) => (
            <option key={one} value={one}>
              {say(fieldValue('post', one))}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('from')}
        <DayField required value={head.from} onChange={(from) => onChange({ from })} />
      </label>
      <label>
        {t('why')}
        <input required maxLength={500} value={head.why} onChange={(event) => onChange({ why: event.target.value })} />
      </label>
    </div>
  );
}

interface GoalFieldsProps {
  readonly goal: Draft;
  readonly required: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

function GoalFields({ goal, required, onChange }: GoalFieldsProps) {
  const t = useGoalTexts();
  const say = useSay();
  const me = useMe().data;
  const metrics = useQuery({
    queryKey: ['metric-dictionary'],
    queryFn: () => answer(api.GET('/api/metrics')),
    enabled: me != null && reaches(me, 'metric.read'),
  });
  return (
    <fieldset className="goal-row">
      <label>
        {t('area')}
        <select value={goal.area} onChange={(event) => onChange({ area: event.target.value as Area })}>
          {AREAS.map((area) => (
            <option key={area} value={area}>
              {say(AREA_TITLES[area])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('goal')}
        <input
          required={required}
          maxLength={300}
          value={goal.goal}
          onChange={(event) => onChange({ goal: event.target.value })}
        />
      </label>
      <label>
        {t('metric')}
        <select value={goal.metric} onChange={(event) => onChange({ metric: event.target.value })}>
          <option value="">{t('noMetric')}</option>
          {(metrics.data?.rows ?? []).map(({ id, title }) => (
            <option key={id} value={id}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('target')}
        <input
          maxLength={40}
          placeholder={t('targetNote')}
          disabled={goal.metric === ''}
          value={goal.target}
          onChange={(event) => onChange({ target: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
