import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { fieldValue } from '../../../ledger/index.ts';
import { ListFiles, PagedTable, useSorting } from '../../../platform/ui/list.tsx';
import { Page } from '../../../platform/ui/page.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { STATE_TITLES } from '../model.ts';
import { NewPlan } from './new-plan.tsx';
import './plans.css';
import { type PlanRow, usePlans } from './queries.ts';
import { usePlanTexts } from './texts.ts';

/** The organisation's plans: what is in force, what comes next, what is being written. */
export function PlansPage() {
  const t = usePlanTexts();
  const sorting = useSorting(['plan', 'pays', 'inForce'], { by: 'plan', down: false });
  const plans = usePlans(sorting.query);
  const me = useMe();
  const [beginning, setBeginning] = useState(false);
  const writes = me.data != null && reaches(me.data, 'plan.edit', 'all');
  const columns = useColumns().filter(({ id }) => id !== 'draft' || writes);
  return (
    <Page
      title={t('plans')}
      actions={
        <>
          {plans.rows.length > 0 && <ListFiles at="/api/plans" query={sorting.query} />}
          {writes && <Button onClick={() => setBeginning(!beginning)}>{t(beginning ? 'cancel' : 'newPlan')}</Button>}
        </>
      }
    >
      {beginning && plans.read && <NewPlan templates={plans.rows} />}
      <PagedTable
        pages={plans}
        lines={10}
        caption={t('plans')}
        columns={columns}
        rowKey={(row) => row.plan}
        sorting={sorting}
        empty={t('empty')}
      />
    </Page>
  );
}

function Posts({ posts }: Pick<PlanRow, 'posts'>) {
  const t = usePlanTexts();
  const say = useSay();
  const between = useLang() === 'en' ? ', ' : '、';
  return posts?.map((post) => say(fieldValue('post', post))).join(between) ?? t('everybody');
}

function useColumns(): readonly Column<PlanRow>[] {
  const t = usePlanTexts();
  const say = useSay();
  const lang = useLang();
  return [
    {
      id: 'plan',
      title: t('plan'),
      sortable: true,
      cell: (row) => (
        <span className="plan-title">
          <Link to={`/plans/${row.plan}` as never}>{say(row.title) || row.plan}</Link>
          <span className="note">{say(row.about)}</span>
        </span>
      ),
    },
    { id: 'posts', title: t('forPosts'), cell: ({ posts }) => <Posts posts={posts} /> },
    {
      id: 'pays',
      title: t('pays'),
      wide: true,
      sortable: true,
      cell: (row) => t(row.pays === 'quarter' || row.pays === 'year' || row.pays === 'event' ? row.pays : 'month'),
    },
    { id: 'inForce', title: t('inForce'), sortable: true, cell: (row) => <InForce version={row.inForce} /> },
    { id: 'next', title: t('next'), cell: (row) => <InForce version={row.next} /> },
    {
      id: 'draft',
      title: t('draft'),
      cell: ({ draft, plan }) =>
        draft ? (
          <Link to={`/plans/${plan}/${draft.version}` as never}>
            {t('nth', { version: draft.version })} · {STATE_TITLES[draft.state][lang]}
          </Link>
        ) : (
          '—'
        ),
    },
  ];
}

function InForce({ version }: { readonly version: PlanRow['inForce'] }) {
  const t = usePlanTexts();
  if (version === null) return '—';
  const since = version.inForce === null ? t('fromEver') : t('fromDay', { date: version.inForce });
  return (
    <span className="plan-title">
      {t('nth', { version: version.version })}
      <span className="note">{since}</span>
    </span>
  );
}
