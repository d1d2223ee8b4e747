import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { InputNumber } from 'antd';
import { Decimal } from '../../../base/decimal.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Figures, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { PersonLink } from './person-link.tsx';
import { useRunTexts } from './texts.ts';

type Board = Awaited<ReturnType<typeof readBoard>>;
type Named = Board['joined'][number];

function readBoard(id: string, moved: number) {
  return answer(api.GET('/api/runs/{id}/board', { params: { path: { id }, query: { moved } } }));
}

/** What approvers look at: sums beside the last period's, and the people worth a second look. */
export function BoardPart({ run }: { readonly run: string }) {
  const search = useSearch({ strict: false }) as { moved?: string };
  const moved = /^\d{1,4}$/.test(search.moved ?? '') ? Number(search.moved) : 10;
  const board = useQuery({ queryKey: ['run-board', run, moved], queryFn: () => readBoard(run, moved) });
  if (board.isPending) return <Waiting lines={14} />;
  if (board.error) return <Failure error={board.error} />;
  return (
    <>
      <Sums board={board.data} />
      <Teams board={board.data} />
      <div className="run-columns">
        <Lines board={board.data} run={run} />
        <div>
          <Movers board={board.data} run={run} moved={moved} />
          <People board={board.data} run={run} />
        </div>
      </div>
      <Edges board={board.data} run={run} />
    </>
  );
}

function minus(now: string, before: string | null): string | null {
  const [a, b] = [Decimal.parse(now), Decimal.parse(before ?? '')];
  return a && b ? a.minus(b).toString() : null;
}

function average(total: string, people: number): string | null {
  return people === 0 ? null : (Decimal.parse(total)?.over(Decimal.int(people)).round(2, 'half-up').toString() ?? null);
}

function Sums({ board: { sums, before } }: { readonly board: Board }) {
  const t = useRunTexts();
  const change = minus(sums.total, sums.before);
  return (
    <Figures
      items={[
        { label: t('people'), value: sums.people },
        {
          label: t('total'),
          value: <Quantity value={sums.total} unit="yuan" />,
          note: before === null ? t('noBefore') : undefined,
        },
        { label: t('average'), value: <Quantity value={average(sums.total, sums.people)} unit="yuan" /> },
        ...(before === null
          ? []
          : [
              {
                label: t('beforePeriod', { period: before }),
                value: <Quantity value={sums.before} unit="yuan" />,
              },
              { label: t('change'), value: <Quantity value={change} unit="yuan" signed /> },
            ]),
      ]}
    />
  );
}

function Teams({ board }: { readonly board: Board }) {
  const t = useRunTexts();
  type Team = Board['teams'][number];
  const columns: readonly Column<Team>[] = [
    { id: 'team', title: t('team'), cell: (row) => <TeamLink team={row.team} /> },
    { id: 'people', title: t('people'), number: true, cell: (row) => row.people },
    { id: 'total', title: t('total'), number: true, cell: (row) => <Quantity value={row.total} unit="yuan" /> },
    {
      id: 'average',
      title: t('average'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={average(row.total, row.people)} unit="yuan" />,
    },
    ...changes<Team>(board, t),
  ];
  return (
    <Section title={t('teams')}>
      <Table caption={t('teams')} columns={columns} rows={board.teams} rowKey={(row) => row.team ?? ''} />
    </Section>
  );
}

/** A team's sum is the people it is made of. */
function TeamLink({ team }: { readonly team: string | null }) {
  const t = useRunTexts();
  const name = team ?? t('noTeam');
  const register = (now: object) => ({ ...now, part: 'register', team: team ?? '-' });
  return (
    <Link to="." search={register as never} aria-label={t('teamRegister', { team: name })}>
      {name}
    </Link>
  );
}

/** Two columns beside a sum, where there is a period to compare with. */
function changes<Row extends { readonly total: string; readonly before: string | null }>(
  board: Board,
  t: ReturnType<typeof useRunTexts>,
): readonly Column<Row>[] {
  if (board.before === null) return [];
  return [
    {
      id: 'before',
      title: t('before'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.before} unit="yuan" />,
    },
    {
      id: 'change',
      title: t('change'),
      number: true,
      cell: (row) => <Quantity value={minus(row.total, row.before)} unit="yuan" signed />,
    },
  ];
}

function Lines({ board }: { readonly board: Board; readonly run: string }) {
  const t = useRunTexts();
  const say = useSay();
  type Line = Board['lineTotals'][number];
  const titleOf = (id: string) => say(board.lines.find((line) => line.id === id)?.title ?? {}) || id;
  const columns: readonly Column<Line>[] = [
    { id: 'line', title: t('line'), cell: (row) => titleOf(row.line) },
    { id: 'total', title: t('total'), number: true, cell: (row) => <Quantity value={row.total} unit="yuan" /> },
    ...changes<Line>(board, t),
  ];
  return (
    <Section title={t('lines')}>
      <Table caption={t('lines')} columns={columns} rows={board.lineTotals} rowKey={(row) => row.line} />
    </Section>
  );
}

function payAt(run: string, person: string, board: Board): string | undefined {
  const line = board.lines.find((one) => one.pay)?.id;
  return line && `/api/people/${encodeURIComponent(person)}/payslips/${run}/lines/${line}`;
}

function Why({ run, person, value, board }: { run: string; person: string; value: string | null; board: Board }) {
  const at = payAt(run, person, board);
  return <Quantity value={value} unit="yuan" {...(at === undefined ? {} : { why: at })} />;
}

function Movers({ board, run, moved }: { readonly board: Board; readonly run: string; readonly moved: number }) {
  const t = useRunTexts();
  const navigate = useNavigate();
  if (board.before === null) return null;
  type Mover = Board['movers'][number];
  const columns: readonly Column<Mover>[] = [
    { id: 'person', title: t('person'), cell: (row) => <PersonLink run={run} person={row.person} name={row.name} /> },
    {
      id: 'now',
      title: t('now'),
      number: true,
      cell: (row) => <Why run={run} person={row.person} value={row.now} board={board} />,
    },
    {
      id: 'change',
      title: t('change'),
      number: true,
      cell: (row) => <Quantity value={row.change} unit="yuan" signed />,
    },
    {
      id: 'share',
      title: t('share'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.share} unit="ratio" relative />,
    },
  ];
  const picker = (
    <InputNumber
      size="small"
      min={0}
      max={1000}
      value={moved}
      suffix="%"
      aria-label={t('movers', { share: moved })}
      onChange={(next) =>
        navigate({ to: '.', search: (now: object) => ({ ...now, moved: next ?? undefined }) as never, replace: true })
      }
    />
  );
  return (
    <Section title={t('movers', { share: moved })} note={picker}>
      <Table
        caption={t('movers', { share: moved })}
        columns={columns}
        rows={board.movers.slice(0, 30)}
        rowKey={(row) => row.person}
        empty={<p className="note">{t('noMovers')}</p>}
      />
    </Section>
  );
}

/** New and leaving people, nobody paid, not worked out: lists that are mostly short. */
function People({ board, run }: { readonly board: Board; readonly run: string }) {
  const t = useRunTexts();
  const lists = (['stuck', 'nothing', 'joined', 'left'] as const).filter((list) => board[list].length > 0);
  return lists.map((list) => (
    <Section key={list} title={`${t(list)} · ${board[list].length}`}>
      <ul className="run-named">
        {board[list].slice(0, 60).map((one: Named) => (
          <li key={one.person}>
            {list === 'left' ? `${one.name} ` : <PersonLink run={run} person={one.person} name={one.name} />}
            <Quantity value={one.total} unit="yuan" />
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function Edges({ board, run }: { readonly board: Board; readonly run: string }) {
  const t = useRunTexts();
  const say = useSay();
  if (board.edges.length === 0) return null;
  type Near = Board['edges'][number];
  const inputOf = (id: string) => board.inputs.find((input) => input.id === id);
  const columns: readonly Column<Near>[] = [
    { id: 'person', title: t('person'), cell: (row) => <PersonLink run={run} person={row.person} name={row.name} /> },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? t('noTeam') },
    { id: 'input', title: t('input'), cell: (row) => say(inputOf(row.edge.input)?.title ?? {}) || row.edge.input },
    {
      id: 'from',
      title: t('now'),
      number: true,
      cell: (row) => <Quantity value={row.edge.from} unit={inputOf(row.edge.input)?.unit ?? ''} />,
    },
    {
      id: 'to',
      title: t('edge'),
      number: true,
      cell: (row) => <Quantity value={row.edge.to} unit={inputOf(row.edge.input)?.unit ?? ''} />,
    },
    {
      id: 'effect',
      title: t('effect'),
      number: true,
      cell: (row) => <Quantity value={row.edge.change} unit="yuan" signed />,
    },
  ];
  return (
    <Section title={`${t('edges')} · ${board.edges.length}`} note={t('edgesNote')}>
      <Table
        caption={t('edges')}
        columns={columns}
        rows={board.edges.slice(0, 50)}
        rowKey={(row) => `${row.person} ${row.edge.input} ${row.edge.to}`}
      />
    </Section>
  );
}
