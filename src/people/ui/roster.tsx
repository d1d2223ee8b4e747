import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { FileLinks } from '../../platform/ui/file-links.tsx';
import { Empty, Page, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { NewPerson } from './edit.tsx';
import { useFields } from './fields.ts';
import './people.css';
import { DayField } from '../../platform/ui/day-field.tsx';
import { usePeopleTexts } from './texts.ts';

const SORTS = ['name', 'id', 'team', 'post', 'level', 'hired_on'] as const;
type Sort = (typeof SORTS)[number];
const STATUSES = ['present', 'trial', 'regular', 'left', 'all'] as const;

interface Filter {
  readonly date?: string;
  readonly q?: string;
  readonly team?: string;
  readonly post?: string;
  readonly level?: string;
  readonly status?: (typeof STATUSES)[number];
  readonly sort?: Sort;
  readonly down?: '0' | '1';
}

const FILTERS = ['date', 'q', 'team', 'post', 'level', 'status', 'sort', 'down'] as const;

/** What the address says of the filter; other parts of it (an open reason) are not for the API. */
function useFilter(): Filter {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  return Object.fromEntries(FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as Filter;
}

/** Everybody one may see, as of a day. */
export function RosterPage() {
  const t = usePeopleTexts();
  const me = useMe().data;
  const filter = useFilter();
  const set = useSetFilter();
  const [adding, setAdding] = useState(false);
  const roster = useRoster(filter);
  const first = roster.data?.pages[0];
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
          <Exports filter={filter} />
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
      <Failure error={roster.error} />
      {roster.isPending ? <Waiting lines={14} /> : <RosterTable roster={roster} filter={filter} set={set} />}
    </Page>
  );
}

type Set = (change: Filter) => void;

function useSetFilter(): Set {
  const navigate = useNavigate();
  return (change) =>
    void navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never, replace: true });
}

function useRoster(filter: Filter) {
  return useInfiniteQuery({
    queryKey: ['people', filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/people', {
          params: { query: { ...filter, limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

function Exports({ filter }: { readonly filter: Filter }) {
  const lang = useLang();
  const at = (format: string) => `/api/people-export?${new URLSearchParams({ ...filter, format, lang } as never)}`;
  return <FileLinks at={at} />;
}

interface FiltersProps {
  readonly filter: Filter;
  readonly set: Set;
  readonly total: number | undefined;
}

function Filters({ filter, set, total }: FiltersProps) {
  const t = usePeopleTexts();
  const { valueText } = useFields();
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
          aria-label={t(name)}
          value={filter[name] ?? ''}
          onChange={(e) => set({ [name]: e.target.value })}
        >
          <option value="">
            {t(name)} · {t('all')}
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
  readonly roster: ReturnType<typeof useRoster>;
  readonly filter: Filter;
  readonly set: Set;
}

function RosterTable({ roster, filter, set }: RosterTableProps) {
  const t = usePeopleTexts();
  const columns = useColumns(filter.date);
  const asked = Object.keys(filter).some((name) => name !== 'sort' && name !== 'down');
  const offer = <Link to={'/data' as never}>{t('toData')}</Link>;
  return (
    <Table
      caption={t('people')}
      columns={columns}
      rows={roster.data?.pages.flatMap((page) => page.rows) ?? []}
      rowKey={(row) => row.id}
      sort={{ by: filter.sort ?? 'name', down: filter.down === '1' }}
      onSort={({ by, down }) => set({ sort: by as Sort, down: down ? '1' : '0' })}
      empty={asked ? <Empty says={t('none')} /> : <Empty says={t('empty')} offer={offer} />}
      onMore={roster.hasNextPage ? () => roster.fetchNextPage() : undefined}
    />
  );
}

interface RosterRow {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly level: string | null;
  readonly team: string | null;
  readonly lead: { readonly id: string | null; readonly name: string } | null;
  readonly status: 'trial' | 'regular' | 'left' | null;
  readonly hired_on: string | null;
}

function useColumns(date: string | undefined): readonly Column<RosterRow>[] {
  const t = usePeopleTexts();
  const { valueText } = useFields();
  const text = (id: 'team' | 'post' | 'level', wide = false): Column<RosterRow> => ({
    id,
    title: t(id),
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
