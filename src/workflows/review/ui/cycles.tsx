import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { ListFiles, useSorting } from '../../../platform/ui/list.tsx';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { type CycleState, STATE_TITLES } from '../model.ts';
import './reviews.css';
import { MonthField } from '../../../platform/ui/day-field.tsx';
import { useCycleTexts } from './texts.ts';

type Cycle = Awaited<ReturnType<typeof readCycles>>['rows'][number];

type Sorted = ReturnType<typeof useSorting<'period' | 'state' | 'opened'>>['query'];

function readCycles(sorted: Sorted, cursor: string | null) {
  const query = { limit: 50, ...sorted, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/reviews', { params: { query } }));
}

/** Every cycle, and the way to a new one. */
export function CyclesPage() {
  const t = useCycleTexts();
  const me = useMe().data;
  const [opening, setOpening] = useState(false);
  const mayOpen = me != null && reaches(me, 'review.manage', 'all');
  const sorting = useSorting(['period', 'state', 'opened'], { by: 'period', down: true });
  const found = useInfiniteQuery({
    queryKey: ['reviews', sorting.query],
    queryFn: ({ pageParam }) => readCycles(sorting.query, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns();
  const offer = mayOpen && !opening && (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  );
  return (
    <Page
      title={t('cycles')}
      actions={
        rows.length > 0 && (
          <>
            <ListFiles at="/api/reviews" query={sorting.query} />
            {offer}
          </>
        )
      }
    >
      {opening && <OpenForm onDone={() => setOpening(false)} />}
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={6} />
      ) : (
        <Table
          caption={t('cycles')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          sort={sorting.sort}
          onSort={sorting.onSort}
          empty={opening ? undefined : <Empty says={t('noCycles')} offer={offer} />}
          onMore={found.hasNextPage ? () => found.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly Column<Cycle>[] {
  const t = useCycleTexts();
  return [
    {
      id: 'period',
      title: t('period'),
      sortable: true,
      cell: (row) => (
        <Link to={'/reviews/cycles/$id' as never} params={{ id: row.id } as never}>
          {row.period}
        </Link>
      ),
    },
    { id: 'state', title: t('state'), sortable: true, cell: (row) => <StateTag state={row.state} /> },
    { id: 'by', title: t('openedBy'), cell: (row) => row.openedBy.name },
    { id: 'opened', title: t('openedAt'), wide: true, sortable: true, cell: (row) => row.openedAt.slice(0, 10) },
    { id: 'seed', title: t('seed'), wide: true, cell: (row) => <span className="note">{row.seed}</span> },
  ];
}

export function StateTag({ state }: { readonly state: CycleState }) {
  const say = useSay();
  return <span className={`review-state review-state-${state}`}>{say(STATE_TITLES[state])}</span>;
}

function OpenForm({ onDone }: { readonly onDone: () => void }) {
  const t = useCycleTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [period, setPeriod] = useState('');
  const [seed, setSeed] = useState('');
  const open = useMutation({
    mutationFn: () => answer(api.POST('/api/reviews', { body: { period, ...(seed === '' ? {} : { seed }) } })),
    onSuccess: async ({ cycle }) => {
      await queries.invalidateQueries({ queryKey: ['reviews'] });
      await navigate({ to: '/reviews/cycles/$id', params: { id: cycle.id } } as never);
    },
  });
  return (
    <Section title={t('open')}>
      <form
        className="review-form"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <label htmlFor="review-period">{t('period')}</label>
        <MonthField id="review-period" required value={period} onChange={setPeriod} />
        <label htmlFor="review-seed">{t('seed')}</label>
        <Input id="review-seed" value={seed} onChange={(event) => setSeed(event.target.value)} />
        <p className="note">{t('seedNote')}</p>
        <Failure error={open.error} />
        <p className="review-do">
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            {t('open')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </p>
      </form>
    </Section>
  );
}
