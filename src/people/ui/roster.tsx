import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { FileLinks } from '../../platform/ui/file-links.tsx';
import {
  type From,
  PagedTable,
  type Pages,
  type RowOf,
  useChange,
  useFilter,
  usePages,
  useSorting,
} from '../../platform/ui/list.tsx';
import { Empty, Page, Section } from '../../platform/ui/page.tsx';
import type { Column } from '../../platform/ui/table.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { NewPerson } from './edit.tsx';
import { useFields } from './fields.ts';
import './people.css';
import { DayField } from '../../platform/ui/day-field.tsx';
import { usePeopleTexts } from './texts.ts';

const SORTS = ['name', 'id', 'team', 'post', 'level', 'hired_on'] as const;
type Sorting = ReturnType<typeof useSorting<(typeof SORTS)[number]>>;
const STATUSES = ['present', 'trial', 'regular', 'left', 'all'] as const;

interface Filter {
  readonly date?: string;
  readonly q?: string;
  readonly team?: string;
  readonly post?: string;
  readonly level?: string;
  readonly status?: (typeof STATUSES)[number];
}

const FILTERS = ['date', 'q', 'team', 'post', 'level', 'status'] as const;

function readPeople(asked: Filter & Sorting['query'], from: From) {
  return answer(api.GET('/api/people', { params: { query: { limit: 100, ...asked, ...from } } }));
}

/** Everybody one may see, as of a day. */
export function RosterPage() {
  const t = usePeopleTexts();
  const me = useMe().data;
  const filter = useFilter<Filter>(FILTERS);
  const set = useChange<Filter>();
  const [adding, setAdding] = useState(false);
  const sorting = useSorting(SORTS, { by: 'name', down: false });
  const asked = { ...filter, ...sorting.query };
  const roster = usePages(['people'], asked, (from) => readPeople(asked, from));
  const first = roster.read?.[0];
  const mayAdd = me !== null && me !== undefined && reaches(me, 'people.edit', 'all');
  return (
    <Page
      title={t('people')}
      scope={
        <label className="note">
          {t('onDate')} <DayField value={filter.date ?? first?.date ?? ''} onChange={(date) => set({ date })} />
        </label>
      }
      actions={
        <>
          <Exports asked={asked} />
          {mayAdd && <Button onClick={() => setAdding(!adding)}>{adding ? t('cancel') : t('add')}</Button>}
        </>
      }
    >
      {adding && (
        <Section title={t('add')}>
          <NewPerson onDone={() => setAdding(false)} />
        </Section>
      )}
      <Filters filter={filter} set={set} total={first?.total} />
      <RosterTable roster={roster} filter={filter} sorting={sorting} />
    </Page>
  );
}

type Set = ReturnType<typeof useChange<Filter>>;

function Exports({ asked }: { readonly asked: Filter & Sorting['query'] }) {
  const lang = useLang();
  const at = (format: string) => `/api/people-export?${new URLSearchParams({ ...asked, format, lang })}`;
  return <FileLinks at={at} />;
}

interface FiltersProps {
  readonly filter: Filter;
  readonly set: Set;
  readonly total: number | undefined;
}

function Filters({ filter, set, total }: FiltersProps) {
  const t = usePeopleTexts();
  const { fieldTitle, valueText } = useFields();
  const query = filter.date === undefined ? {} : { date: filter.date };
  const overview = useQuery({
    queryKey: ['people-overview', filter.date],
    queryFn: () => answer(api.GET('/api/people-overview', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const choices = {
    team: overview.data?.teams.map(({ team }) => team) ?? [],
    post: overview.data?.posts.map(({ post }) => post) ?? [],
    level: overview.data?.levels.map(({ name }) => name) ?? [],
  };
  return (
    <div className="filters roster-filters">
      <input
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={filter.q ?? ''}
        onChange={(event) => set({ q: event.target.value })}
      />
      {(['team', 'post', 'level'] as const).map((name) => (
        <select
          key={name}
          aria-label={fieldTitle(name)}
          value={filter[name] ?? ''}
          onChange={(e) => set({ [name]: e.target.value })}
        >
          <option value="">
            {fieldTitle(name)} · {t('all')}
          </option>
          {choices[name].map((value) => (
            <option key={value} value={value}>
              {valueText(name, value)}
            </option>
          ))}
        </select>
      ))}
      <select
        aria-label={t('status')}
        value={filter.status ?? 'present'}
        onChange={(event) => set({ status: event.target.value as (typeof STATUSES)[number] })}
      >
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </select>
      <span className="note">{total === undefined ? '\u00A0' : t('count', { count: total })}</span>
    </div>
  );
}

interface RosterTableProps {
  readonly roster: Pages<Awaited<ReturnType<typeof readPeople>>>;
  readonly filter: Filter;
  readonly sorting: Sorting;
}

function RosterTable({ roster, filter, sorting }: RosterTableProps) {
  const t = usePeopleTexts();
  const columns = useColumns(filter.date);
  const asked = Object.keys(filter).length > 0;
  const offer = <Link to={'/data' as never}>{t('toData')}</Link>;
  return (
    <PagedTable
      pages={roster}
      lines={14}
      caption={t('people')}
      columns={columns}
      rowKey={(row) => row.id}
      sorting={sorting}
      empty={asked ? t('none') : <Empty says={t('empty')} offer={offer} />}
    />
  );
}

type RosterRow = RowOf<typeof readPeople>;

function useColumns(date: string | undefined): readonly Column<RosterRow>[] {
  const t = usePeopleTexts();
  const { fieldTitle, valueText } = useFields();
  const text = (id: 'team' | 'post' | 'level', wide = false): Column<RosterRow> => ({
    id,
    title: fieldTitle(id),
    sortable: true,
    wide,
    cell: (row) => (row[id] === null ? '—' : valueText(id, row[id])),
  });
  return [
    {
      id: 'name',
      title: t('name'),
      sortable: true,
      cell: (row) => (
        <Link
          to={`/people/${encodeURIComponent(row.id)}` as never}
          search={(date === undefined ? {} : { date }) as never}
        >
          {row.name}
        </Link>
      ),
    },
    { id: 'id', title: t('id'), sortable: true, wide: true, cell: (row) => row.id },
    text('team'),
    text('post'),
    text('level', true),
    { id: 'lead', title: t('lead'), wide: true, cell: (row) => row.lead?.name ?? '—' },
    { id: 'status', title: t('status'), cell: (row) => (row.status === null ? '—' : t(`status.${row.status}`)) },
    { id: 'hired_on', title: t('hired_on'), sortable: true, wide: true, cell: (row) => row.hired_on ?? '—' },
  ];
}
