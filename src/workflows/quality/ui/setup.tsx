import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './quality.css';
import { useSetupTexts } from './setup-texts.ts';

/** How conversations are drawn and by what they are scored. */
export function SetupPage() {
  const t = useSetupTexts();
  const me = useMe().data;
  const mayPlan = me != null && reaches(me, 'quality.plan', 'all');
  return (
    <Page title={t('setup')}>
      <Plans mayPlan={mayPlan} />
      {mayPlan && <DrawForm />}
      <Draws />
      <Cards />
    </Page>
  );
}

function readPlans() {
  return answer(api.GET('/api/quality/plans'));
}
type Plan = Awaited<ReturnType<typeof readPlans>>['rows'][number];

function usePlans() {
  return useQuery({ queryKey: ['quality', 'plans'], queryFn: readPlans });
}

function Plans({ mayPlan }: { readonly mayPlan: boolean }) {
  const t = useSetupTexts();
  const say = useSay();
  const queries = useQueryClient();
  const plans = usePlans();
  const save = useMutation({
    mutationFn: ({ id, ...body }: Plan) =>
      answer(api.PUT('/api/quality/plans/{id}', { params: { path: { id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['quality', 'plans'] }),
  });
  if (plans.isPending) return <Waiting lines={5} />;
  const columns: readonly Column<Plan>[] = [
    { id: 'plan', title: t('plan'), cell: (row) => say(row.title) || row.id },
    { id: 'posts', title: t('posts'), cell: (row) => row.posts?.join(' ') ?? t('everyPost') },
    {
      id: 'perDay',
      title: t('perDay'),
      number: true,
      cell: (row) => (
        <InputNumber
          size="small"
          min={0}
          max={100}
          precision={0}
          disabled={!mayPlan}
          aria-label={`${say(row.title)} ${t('perDay')}`}
          key={row.revision}
          defaultValue={row.perDay}
          onBlur={(event) => {
            const perDay = Number(event.target.value);
            if (Number.isInteger(perDay) && perDay !== row.perDay) save.mutate({ ...row, perDay });
          }}
        />
      ),
    },
    { id: 'share', title: t('share'), number: true, wide: true, cell: (row) => row.share ?? '—' },
    { id: 'strata', title: t('strata'), wide: true, cell: (row) => row.strata.map((one) => t(one)).join(' · ') },
    {
      id: 'fresh',
      title: t('fresh'),
      wide: true,
      cell: (row) => t('freshWords', { months: row.newMonths, extra: row.newExtra }),
    },
    { id: 'watcher', title: t('watcher'), cell: (row) => t(row.watcher) },
    { id: 'card', title: t('card'), wide: true, cell: (row) => row.scorecard },
    {
      id: 'active',
      title: t('active'),
      cell: (row) => (
        <Switch
          size="small"
          checked={row.active}
          disabled={!mayPlan}
          aria-label={`${say(row.title)} ${t('active')}`}
          onChange={(active) => save.mutate({ ...row, active })}
        />
      ),
    },
  ];
  return (
    <Section title={t('plans')} note={t('plansNote')}>
      <Failure error={plans.error ?? save.error} />
      <Table caption={t('plans')} columns={columns} rows={plans.data?.rows ?? []} rowKey={(row) => row.id} />
    </Section>
  );
}

function DrawForm() {
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
          <input type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
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

function Draws() {
  const t = useSetupTexts();
  const draws = useQuery({ queryKey: ['quality', 'draws'], queryFn: () => answer(api.GET('/api/quality/draws')) });
  if (draws.isPending) return <Waiting lines={4} />;
  return (
    <Section title={t('draws')}>
      <Failure error={draws.error} />
      <Table
        caption={t('draws')}
        rows={draws.data?.rows.slice(0, 12) ?? []}
        rowKey={(row) => row.id}
        empty={t('noDraws')}
        columns={[
          { id: 'day', title: t('day'), cell: (row) => row.day },
          { id: 'plan', title: t('plan'), cell: (row) => row.plan },
          { id: 'seed', title: t('seedShort'), cell: (row) => <code>{row.seed}</code> },
          { id: 'by', title: t('drawnBy'), cell: (row) => row.drawnBy },
        ]}
      />
    </Section>
  );
}

function Cards() {
  const t = useSetupTexts();
  const say = useSay();
  const cards = useQuery({ queryKey: ['quality', 'cards'], queryFn: () => answer(api.GET('/api/quality/cards')) });
  if (cards.isPending) return <Waiting lines={5} />;
  return (
    <Section title={t('cards')}>
      <Failure error={cards.error} />
      <Table
        caption={t('cards')}
        rows={cards.data?.rows ?? []}
        rowKey={(row) => `${row.card}@${row.version}`}
        columns={[
          {
            id: 'card',
            title: t('card'),
            cell: (row) => (
              <Link
                to={'/quality/cards/$card/$version' as never}
                params={{ card: row.card, version: String(row.version) } as never}
              >
                {say(row.title) || row.card}
              </Link>
            ),
          },
          { id: 'version', title: t('version'), number: true, cell: (row) => row.version },
          {
            id: 'state',
            title: t('state'),
            cell: (row) => (row.state === 'draft' ? t('draft') : row.current ? t('current') : t('published')),
          },
          { id: 'inForce', title: t('inForce'), cell: (row) => row.inForce ?? '—' },
        ]}
      />
    </Section>
  );
}
