import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { ListFiles, useSorting } from '../../../platform/ui/list.tsx';
import { Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { ENTRY_STEPS, type EntryStep, STEP_TITLES } from '../model.ts';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

interface Filter {
  readonly team?: string;
  readonly step?: EntryStep;
  readonly late?: 'true' | 'false';
}

const SORTS = ['due', 'rater', 'step', 'count'] as const;
type Sorted = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'];

function readOwed(id: string, filter: Filter, sorted: Sorted, cursor: string | null) {
  const query = { limit: 50, ...filter, ...sorted, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/reviews/{id}/owed', { params: { path: { id }, query: query as never } }));
}

type Owed = Awaited<ReturnType<typeof readOwed>>['rows'][number];

/** Who owes what; filters and order live in the address. */
export function OwedPart({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const search = useSearch({ strict: false }) as Filter & { part?: string };
  const { id } = board.cycle;
  const filter: Filter = {
    ...(search.team ? { team: search.team } : {}),
    ...(search.step ? { step: search.step } : {}),
    ...(String(search.late) === 'true' ? { late: 'true' as const } : {}),
  };
  const sorting = useSorting(SORTS, { by: 'due', down: false });
  const found = useInfiniteQuery({
    queryKey: ['review', id, 'owed', filter, sorting.query],
    queryFn: ({ pageParam }) => readOwed(id, filter, sorting.query, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const columns = useColumns(board);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="review-filters">
        <Filters board={board} filter={filter} />
        {rows.length > 0 && <ListFiles at={`/api/reviews/${id}/owed`} query={{ ...filter, ...sorting.query }} />}
      </div>
      {rows.length > 0 && board.cycle.state === 'collecting' && <RemindThese id={id} filter={filter} />}
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={8} />
      ) : (
        <Table
          caption={t('owed')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.rater} ${row.step}`}
          sort={sorting.sort}
          onSort={sorting.onSort}
          empty={t('nobodyOwes')}
          onMore={found.hasNextPage ? () => found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function Filters({ board, filter }: { readonly board: Board; readonly filter: Filter }) {
  const t = useCycleTexts();
  const say = useSay();
  const navigate = useNavigate();
  const set = (next: { readonly [Name in keyof Filter]: Filter[Name] | undefined }) =>
    navigate({ to: '.', search: ((now: object) => ({ ...now, ...next })) as never });
  const teams = [...new Set(board.counts.flatMap(({ team }) => team ?? []))];
  return (
    <>
      <Select
        aria-label={t('team')}
        value={filter.team ?? ''}
        options={[{ value: '', label: t('allTeams') }, ...teams.map((team) => ({ value: team, label: team }))]}
        onChange={(team) => set({ team: team || undefined })}
      />
      <Select
        aria-label={t('step')}
        value={filter.step ?? ''}
        options={[
          { value: '', label: t('allSteps') },
          ...ENTRY_STEPS.map((step) => ({ value: step, label: say(STEP_TITLES[step]) })),
        ]}
        onChange={(step) => set({ step: (step || undefined) as EntryStep | undefined })}
      />
      <Checkbox
        checked={filter.late === 'true'}
        onChange={(event) => set({ late: event.target.checked ? 'true' : undefined })}
      >
        {t('onlyLate')}
      </Checkbox>
    </>
  );
}

function RemindThese({ id, filter }: { readonly id: string; readonly filter: Filter }) {
  const t = useCycleTexts();
  const me = useMe().data;
  const { team, step } = filter;
  const remind = useMutation({
    mutationFn: () => {
      const body = { ...(team ? { team } : {}), ...(step ? { step } : {}) };
      return answer(api.POST('/api/reviews/{id}/remind', { params: { path: { id } }, body }));
    },
  });
  if (me == null || !reaches(me, 'review.manage', 'all')) return null;
  return (
    <p className="review-do" role="status">
      <Button loading={remind.isPending} onClick={() => remind.mutate()}>
        {t('remindAll')}
      </Button>
      {remind.data && <span className="note">{t('reminded', { count: remind.data.told })}</span>}
      <Failure error={remind.error} />
    </p>
  );
}

function useColumns(board: Board): readonly Column<Owed>[] {
  const t = useCycleTexts();
  const say = useSay();
  return [
    {
      id: 'rater',
      title: t('rater'),
      sortable: true,
      cell: (row) => (
        <>
          {row.raterName} <span className="note">{row.rater}</span>
        </>
      ),
    },
    { id: 'step', title: t('step'), sortable: true, cell: (row) => say(STEP_TITLES[row.step]) },
    { id: 'count', title: t('count'), number: true, sortable: true, cell: (row) => row.count },
    {
      id: 'due',
      title: t('due'),
      sortable: true,
      cell: (row) => <span className={row.due < board.today ? 'review-amber' : ''}>{row.due}</span>,
    },
  ];
}
