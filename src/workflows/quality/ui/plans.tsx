import { useMutation, useQueryClient } from '@tanstack/react-query';
import { InputNumber, Switch } from 'antd';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { type Plan, usePlans } from './sampling-plans.ts';
import { useSetupTexts } from './setup-texts.ts';

export function Plans({ mayPlan }: { readonly mayPlan: boolean }) {
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
