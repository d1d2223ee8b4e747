import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { dayText } from '../../../platform/ui/instant.ts';
import { type From, ListFiles, PagedTable, type RowOf, usePages, useSorting } from '../../../platform/ui/list.tsx';
import { Empty, Page, Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { type CycleState, STATE_TITLES } from '../model.ts';
import './reviews.css';
import { MonthField } from '../../../platform/ui/day-field.tsx';
import { useCycleTexts } from './texts.ts';

const SORTS = ['period', 'state', 'opened'] as const;
type Sorted = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'];

function readCycles(sorted: Sorted, from: From) {
  return answer(api.GET('/api/reviews', { params: { query: { limit: 50, ...sorted, ...from } } }));
}

type Cycle = RowOf<typeof readCycles>;

/** Every cycle, and the way to a new one. */
export function CyclesPage() {
  const t = useCycleTexts();
  const me = useMe().data;
  const [opening, setOpening] = useState(false);
  const mayOpen = me != null && reaches(me, 'review.manage', 'all');
  const sorting = useSorting(SORTS, { by: 'period', down: true });
  const found = usePages(['reviews'], sorting.query, (from) => readCycles(sorting.query, from));
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
        found.rows.length > 0 && (
          <>
            <ListFiles at="/api/reviews" query={sorting.query} />
            {offer}
          </>
        )
      }
    >
      {opening && <OpenForm onDone={() => setOpening(false)} />}
      <PagedTable
        pages={found}
        lines={6}
        caption={t('cycles')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={opening ? undefined : <Empty says={t('noCycles')} offer={offer} />}
      />
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
    { id: 'opened', title: t('openedAt'), wide: true, sortable: true, cell: (row) => dayText(row.openedAt) },
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
