import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { PersonLink } from './person-link.tsx';
import type { RunDetail } from './read.ts';
import { shownUnit } from './shown-unit.ts';
import { useRunTexts } from './texts.ts';

const SORTS = ['person', 'name', 'team', 'total'] as const;
type Sort = (typeof SORTS)[number];

interface View {
  readonly team?: string;
  readonly who?: string;
  readonly sort?: string;
  readonly down?: string;
}

interface PageQuery {
  readonly team?: string;
  readonly search?: string;
  readonly sort: Sort;
  readonly down: 'true' | 'false';
  readonly cursor?: string;
}

function readResults(id: string, query: PageQuery) {
  return answer(api.GET('/api/runs/{id}/results', { params: { path: { id }, query: { limit: 100, ...query } } }));
}

/** Everybody, line by line; the filters live in the address. */
export function RegisterPart({ run }: { readonly run: RunDetail['run'] }) {
  const t = useRunTexts();
  const view = useSearch({ strict: false }) as View;
  const navigate = useNavigate();
  const set = (change: View) =>
    navigate({ to: '.', search: (now: object) => ({ ...now, ...change }) as never, replace: true });
  const sort = SORTS.find((one) => one === view.sort) ?? 'person';
  const down = view.down === 'true';
  const query: PageQuery = {
    sort,
    down: down ? 'true' : 'false',
    ...(view.team === undefined ? {} : { team: view.team === '-' ? '' : view.team }),
    ...(view.who ? { search: view.who } : {}),
  };
  const results = useInfiniteQuery({
    queryKey: ['run-register', run.id, query],
    queryFn: ({ pageParam }) => readResults(run.id, pageParam === null ? query : { ...query, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const lines = results.data?.pages[0]?.lines ?? [];
  const rows = results.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns(run, lines);
  return (
    <Section
      title={t('register')}
      note={
        <span className="run-filters">
          <TeamPicker run={run.id} team={view.team} onPick={(team) => set({ team } as View)} />
          <Input.Search
            size="small"
            allowClear
            defaultValue={view.who ?? ''}
            style={{ width: 240 }}
            placeholder={t('search')}
            aria-label={t('search')}
            onSearch={(who) => set({ who })}
          />
        </span>
      }
    >
      <Failure error={results.error} />
      {results.isPending ? (
        <Waiting lines={16} />
      ) : (
        <Table
          caption={t('register')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.person}
          sort={{ by: sort, down }}
          onSort={(next) => set({ sort: next.by, down: next.down ? 'true' : 'false' })}
          onMore={results.hasNextPage ? () => results.fetchNextPage() : undefined}
          empty={<p className="note">{t('noMovers')}</p>}
        />
      )}
    </Section>
  );
}

interface TeamPickerProps {
  readonly run: string;
  readonly team: string | undefined;
  readonly onPick: (team: string | undefined) => void;
}

/** The teams come with the board, which is read anyhow. */
function TeamPicker({ run, team, onPick }: TeamPickerProps) {
  const t = useRunTexts();
  const board = useQuery({
    queryKey: ['run-board', run, 10],
    queryFn: () => answer(api.GET('/api/runs/{id}/board', { params: { path: { id: run }, query: { moved: 10 } } })),
  });
  const teams = (board.data?.teams ?? []).map((one) => ({ value: one.team ?? '-', label: one.team ?? t('noTeam') }));
  return (
    <Select
      size="small"
      aria-label={t('team')}
      style={{ minWidth: 120 }}
      value={team ?? ''}
      options={[{ value: '', label: t('allTeams') }, ...teams]}
      onChange={(value) => onPick(value || undefined)}
    />
  );
}

type Page = Awaited<ReturnType<typeof readResults>>;
type Row = Page['rows'][number];

function useColumns(run: RunDetail['run'], lines: Page['lines']): readonly Column<Row>[] {
  const t = useRunTexts();
  const say = useSay();
  const published = run.publishedAt !== null;
  const pay = lines.find((line) => line.pay);
  const others = lines.filter((line) => line !== pay);
  const why = (row: Row, line: string) =>
    `/api/people/${encodeURIComponent(row.person)}/payslips/${run.id}/lines/${line}`;
  const lineColumn = (line: Page['lines'][number], wide: boolean): Column<Row> => ({
    id: line.pay ? 'total' : `line ${line.id}`,
    title: say(line.title) || line.id,
    number: true,
    wide,
    sortable: line.pay,
    cell: (row) => <Quantity value={row.amounts[line.id] ?? null} unit={shownUnit(line)} why={why(row, line.id)} />,
  });
  return [
    {
      id: 'person',
      title: t('person'),
      sortable: true,
      cell: (row) => <PersonLink run={run.id} person={row.person} name={row.name} />,
    },
    { id: 'team', title: t('team'), sortable: true, wide: true, cell: (row) => row.team ?? t('noTeam') },
    ...others.map((line) => lineColumn(line, true)),
    ...(pay ? [lineColumn(pay, false)] : []),
    ...(published
      ? [{ id: 'confirmed', title: t('confirmed'), wide: true, cell: (row: Row) => (row.confirmed ? '✓' : '—') }]
      : []),
  ];
}
