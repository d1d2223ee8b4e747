import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { inARow } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { ListFiles, useSorting } from '../../../platform/ui/list.tsx';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { type RunState, STATE_TITLES } from '../model.ts';
import './payrun.css';
import { PrepareForm } from './prepare.tsx';
import { useRunTexts } from './texts.ts';

type Run = Awaited<ReturnType<typeof readRuns>>['rows'][number];

type Sorted = ReturnType<typeof useSorting<'period' | 'plan' | 'state' | 'prepared'>>['query'];

function readRuns(sorted: Sorted, cursor: string | null) {
  const query = { limit: 50, ...sorted, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/runs', { params: { query } }));
}

/** Every run, and the way to a new one. */
export function RunsPage() {
  const t = useRunTexts();
  const me = useMe().data;
  const sorting = useSorting(['period', 'plan', 'state', 'prepared'], { by: 'period', down: true });
  const { prepare, period } = useSearch({ strict: false }) as { prepare?: string; period?: string };
  const [preparing, setPreparing] = useState(prepare !== undefined);
  const mayPrepare = me != null && reaches(me, 'run.prepare', 'all');
  const runs = useInfiniteQuery({
    queryKey: ['runs', sorting.query],
    queryFn: ({ pageParam }) => readRuns(sorting.query, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = runs.data?.pages.flatMap((page) => page.rows) ?? [];
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
        rows.length > 0 && (
          <>
            <ListFiles at="/api/runs" query={sorting.query} />
            {offer}
          </>
        )
      }
    >
      {preparing && mayPrepare && <PrepareForm plan={prepare} period={period} onDone={() => setPreparing(false)} />}
      <Failure error={runs.error} />
      {runs.isPending ? (
        <Waiting lines={6} />
      ) : (
        <Table
          caption={t('runs')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          sort={sorting.sort}
          onSort={sorting.onSort}
          empty={preparing ? undefined : nothing}
          onMore={runs.hasNextPage ? () => runs.fetchNextPage() : undefined}
        />
      )}
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
