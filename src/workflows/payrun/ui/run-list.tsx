import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { inARow } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { type From, ListFiles, PagedTable, type RowOf, usePages, useSorting } from '../../../platform/ui/list.tsx';
import { Empty, Page } from '../../../platform/ui/page.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { type RunState, STATE_TITLES } from '../model.ts';
import './payrun.css';
import { PrepareForm } from './prepare.tsx';
import { useRunTexts } from './texts.ts';

const SORTS = ['period', 'plan', 'state', 'prepared'] as const;
type Sorted = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'];

function readRuns(sorted: Sorted, from: From) {
  return answer(api.GET('/api/runs', { params: { query: { limit: 50, ...sorted, ...from } } }));
}

type Run = RowOf<typeof readRuns>;

/** Every run, and the way to a new one. */
export function RunsPage() {
  const t = useRunTexts();
  const me = useMe().data;
  const sorting = useSorting(SORTS, { by: 'period', down: true });
  const { prepare, period } = useSearch({ strict: false }) as { prepare?: string; period?: string };
  const [preparing, setPreparing] = useState(prepare !== undefined);
  const mayPrepare = me != null && reaches(me, 'run.prepare', 'all');
  const runs = usePages(['runs'], sorting.query, (from) => readRuns(sorting.query, from));
  const columns = useColumns(me != null && reaches(me, 'pay.read', 'all'));
  const offer = mayPrepare && !preparing && (
    <Button type="primary" onClick={() => setPreparing(true)}>
      {t('prepare')}
    </Button>
  );
  const nothing = <Empty says={mayPrepare ? t('noRuns') : t('noRunsReader')} offer={offer} />;
  return (
    <Page
      title={t('runs')}
      actions={
        runs.rows.length > 0 && (
          <>
            <ListFiles at="/api/runs" query={sorting.query} />
            {offer}
          </>
        )
      }
    >
      {preparing && mayPrepare && <PrepareForm plan={prepare} period={period} onDone={() => setPreparing(false)} />}
      <PagedTable
        pages={runs}
        lines={6}
        caption={t('runs')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={preparing ? undefined : nothing}
      />
    </Page>
  );
}

function useColumns(sees: boolean): readonly Column<Run>[] {
  const t = useRunTexts();
  const lang = useLang();
  const say = useSay();
  const total: Column<Run> = {
    id: 'total',
    title: t('total'),
    number: true,
    cell: (row) => <Quantity value={row.total} unit="yuan" />,
  };
  return [
    {
      id: 'period',
      title: t('period'),
      sortable: true,
      cell: (row) => (
        <Link to={'/pay/runs/$run' as never} params={{ run: row.id } as never}>
          {row.period}
        </Link>
      ),
    },
    {
      id: 'plan',
      title: t('plan'),
      sortable: true,
      cell: (row) => (
        <>
          {say(row.title) || row.plan} <span className="note">{t('version', { n: row.planVersion })}</span>
          {row.population && (
            <span className="note"> · {t('chosenOnly', { who: inARow(row.population.ids, lang) })}</span>
          )}
        </>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      sortable: true,
      cell: (row) => <StateTag state={row.state} working={!row.workedOut} />,
    },
    { id: 'people', title: t('people'), number: true, cell: (row) => row.people ?? '—' },
    ...(sees ? [total] : []),
    {
      id: 'hands',
      title: t('preparedBy'),
      wide: true,
      cell: (row) =>
        inARow(
          row.hands.map((hand) => hand.name),
          lang,
        ),
    },
    { id: 'prepared', title: t('preparedAt'), wide: true, sortable: true, cell: (row) => instantText(row.preparedAt) },
    { id: 'approved', title: t('approvedBy'), wide: true, cell: (row) => row.approved?.by.name ?? '—' },
  ];
}

export function StateTag({ state, working = false }: { readonly state: RunState; readonly working?: boolean }) {
  const t = useRunTexts();
  const say = useSay();
  const calculating = working && state === 'prepared';
  return (
    <span className={`run-state run-state-${state}`}>{calculating ? t('working') : say(STATE_TITLES[state])}</span>
  );
}
