import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { inARow } from '../../../base/text.ts';
import { fieldValue } from '../../../ledger/index.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { newPlan, type PlanDraft, percentOf } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { usePlanTexts } from './plan-texts.ts';
import { type Plan, usePlans, useTitles } from './sampling-plans.ts';
import { useSetupTexts } from './setup-texts.ts';

/** The sampling plans at a glance, and the one that is being changed under them. */
export function Plans({ mayPlan }: { readonly mayPlan: boolean }) {
  const t = useSetupTexts();
  const words = usePlanTexts();
  const queries = useQueryClient();
  const plans = usePlans();
  const [edited, setEdited] = useState<PlanDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const save = useMutation({
    mutationFn: ({ id, ...body }: Plan) =>
      answer(api.PUT('/api/quality/plans/{id}', { params: { path: { id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['quality', 'plans'] }),
  });
  const open = (plan: PlanDraft) => {
    setSaved(false);
    setEdited(plan);
  };
  const rows = plans.data?.rows ?? [];
  const columns = useColumns(mayPlan, open, save.mutate);
  if (plans.isPending) return <Waiting lines={5} />;
  return (
    <>
      <Section title={t('plans')} note={t('plansNote')}>
        <Failure error={plans.error ?? save.error} />
        <Table caption={t('plans')} columns={columns} rows={rows} rowKey={(row) => row.id} selected={edited?.id} />
        {mayPlan && (
          <div className="plan-moves">
            <Button onClick={() => open(newPlan(rows[0]?.scorecard ?? ''))}>{words('add')}</Button>
            {saved && <span role="status">{words('saved')}</span>}
          </div>
        )}
      </Section>
      {edited && (
        <PlanForm
          key={`${edited.id} ${edited.revision}`}
          plan={edited}
          onDone={(kept) => {
            setEdited(null);
            setSaved(kept);
          }}
        />
      )}
    </>
  );
}

function useColumns(
  mayPlan: boolean,
  onEdit: (plan: Plan) => void,
  onSave: (plan: Plan) => void,
): readonly Column<Plan>[] {
  const t = useSetupTexts();
  const words = usePlanTexts();
  const say = useSay();
  const titles = useTitles();
  const named = (row: Plan) => say(row.title) || row.id;
  const who = ({ posts, teams }: Plan) =>
    [posts?.map((post) => say(fieldValue('post', post))), teams]
      .flatMap((several) => (several?.length ? [inARow(several, currentLang())] : []))
      .join(' · ');
  const edit: Column<Plan> = {
    id: 'edit',
    title: '',
    name: words('edit'),
    cell: (row) => (
      <Button size="small" aria-label={words('editOf', { plan: named(row) })} onClick={() => onEdit(row)}>
        {words('edit')}
      </Button>
    ),
  };
  return [
    { id: 'plan', title: t('plan'), cell: named },
    { id: 'posts', title: words('who'), cell: (row) => who(row) || t('everyPost') },
    {
      id: 'perDay',
      title: t('perDay'),
      number: true,
      cell: (row) => (row.share === null ? row.perDay : `${row.perDay} / ${percentOf(row.share)} %`),
    },
    { id: 'strata', title: t('strata'), wide: true, cell: (row) => row.strata.map((one) => t(one)).join(' · ') || '—' },
    {
      id: 'fresh',
      title: t('fresh'),
      wide: true,
      cell: (row) => t('freshWords', { months: row.newMonths, extra: row.newExtra }),
    },
    { id: 'watcher', title: t('watcher'), wide: true, cell: (row) => t(row.watcher) },
    { id: 'card', title: t('card'), wide: true, cell: (row) => titles.card(row.scorecard) },
    {
      id: 'active',
      title: t('active'),
      cell: (row) => (
        <Switch
          size="small"
          checked={row.active}
          disabled={!mayPlan}
          aria-label={`${named(row)} ${t('active')}`}
          onChange={(active) => onSave({ ...row, active })}
        />
      ),
    },
    ...(mayPlan ? [edit] : []),
  ];
}
