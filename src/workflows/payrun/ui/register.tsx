import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { answer, api } from '../../../platform/ui/api.ts';
import {
  type From,
  PagedTable,
  type RowOf,
  useChange,
  useFilter,
  usePages,
  useSorting,
} from '../../../platform/ui/list.tsx';
import { Section } from '../../../platform/ui/page.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { PersonLink } from './person-link.tsx';
import type { RunDetail } from './read.ts';
import { shownUnit } from './shown-unit.ts';
import { useRunTexts } from './texts.ts';

const SORTS = ['person', 'name', 'team', 'total'] as const;
interface View {
  readonly team?: string;
  readonly who?: string;
}

interface Asked {
  readonly team?: string;
  readonly search?: string;
  readonly sort: (typeof SORTS)[number];
  readonly down: 'true' | 'false';
}

function readResults(id: string, asked: Asked, from: From) {
  const query = { limit: 100, ...asked, ...from };
  return answer(api.GET('/api/runs/{id}/results', { params: { path: { id }, query } }));
}

/** Everybody, line by line; the filters live in the address. */
export function RegisterPart({ run }: { readonly run: RunDetail['run'] }) {
  const t = useRunTexts();
  const view = useFilter<View>(['team', 'who']);
  const change = useChange<View>();
  const sorting = useSorting(SORTS, { by: 'person', down: false });
  const asked: Asked = {
    sort: sorting.query.sort,
    down: sorting.sort.down ? 'true' : 'false',
    ...(view.team && { team: view.team === '-' ? '' : view.team }),
    ...(view.who && { search: view.who }),
  };
  const results = usePages(['run-register', run.id], asked, (from) => readResults(run.id, asked, from));
  const lines = results.read?.[0]?.lines ?? [];
  const columns = useColumns(run, lines);
  return (
    <Section
      title={t('register')}
      note={
        <span className="filters">
          <TeamPicker run={run.id} team={view.team} onPick={(team) => change({ team })} />
          <Input.Search
            size="small"
            allowClear
            defaultValue={view.who ?? ''}
            style={{ width: 240 }}
            placeholder={t('search')}
            aria-label={t('search')}
            onSearch={(who) => change({ who })}
          />
        </span>
      }
    >
      <PagedTable
        pages={results}
        lines={16}
        caption={t('register')}
        columns={columns}
        rowKey={(row) => row.person}
        sorting={sorting}
        empty={<p className="note">{t('noMovers')}</p>}
      />
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

const NET_LINE = 'law.net_pay';

type Row = RowOf<typeof readResults>;
type Line = Awaited<ReturnType<typeof readResults>>['lines'][number];

function useColumns(run: RunDetail['run'], lines: readonly Line[]): readonly Column<Row>[] {
  const t = useRunTexts();
  const say = useSay();
  const published = run.publishedAt !== null;
  // A register ends with what is left in hand; where nothing is withheld, that is what the plan pays.
  const end = lines.find((line) => line.id === NET_LINE) ?? lines.find((line) => line.pay);
  const others = lines.filter((line) => line !== end);
  const why = (row: Row, line: string) =>
    `/api/people/${encodeURIComponent(row.person)}/payslips/${run.id}/lines/${line}`;
  const lineColumn = (line: Line, wide: boolean): Column<Row> => ({
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
    { id: 'team', title: t('team'), sortable: true, wide: true, brief: true, cell: (row) => row.team ?? t('noTeam') },
    ...others.map((line) => lineColumn(line, true)),
    ...(end ? [lineColumn(end, false)] : []),
    ...(published
      ? [{ id: 'confirmed', title: t('confirmed'), wide: true, cell: (row: Row) => (row.confirmed ? '✓' : '—') }]
      : []),
  ];
}
