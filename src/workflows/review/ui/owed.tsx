import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import {
  type From,
  ListFiles,
  PagedTable,
  type RowOf,
  useChange,
  useFilter,
  usePages,
  useSorting,
} from '../../../platform/ui/list.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { ENTRY_STEPS, type EntryStep, STEP_TITLES } from '../model.ts';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

interface Filter {
  readonly team?: string;
  readonly step?: EntryStep;
  readonly late?: 'true';
}

const SORTS = ['due', 'rater', 'step', 'count'] as const;
type Sorted = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'];

function readOwed(id: string, asked: Filter & Sorted, from: From) {
  return answer(
    api.GET('/api/reviews/{id}/owed', { params: { path: { id }, query: { limit: 50, ...asked, ...from } } }),
  );
}

type Owed = RowOf<typeof readOwed>;

/** Who owes what; filters and order live in the address. */
export function OwedPart({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const { id } = board.cycle;
  const filter = useFilter<Filter>(['team', 'step', 'late']);
  const sorting = useSorting(SORTS, { by: 'due', down: false });
  const asked = { ...filter, ...sorting.query };
  const found = usePages(['review', id, 'owed'], asked, (from) => readOwed(id, asked, from));
  const some = found.rows.length > 0;
  const columns = useColumns(board);
  return (
    <>
      <div className="filters review-filters">
        <Filters board={board} filter={filter} />
        {some && <ListFiles at={`/api/reviews/${id}/owed`} query={asked} />}
      </div>
      {some && board.cycle.state === 'collecting' && <RemindThese id={id} filter={filter} />}
      <PagedTable
        pages={found}
        caption={t('owed')}
        columns={columns}
        rowKey={(row) => `${row.rater} ${row.step}`}
        sorting={sorting}
        empty={t('nobodyOwes')}
      />
    </>
  );
}

function Filters({ board, filter }: { readonly board: Board; readonly filter: Filter }) {
  const t = useCycleTexts();
  const say = useSay();
  const set = useChange<Filter>();
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
