import { planUnit, Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { useDecideTexts } from './decide-texts.ts';
import type { Movement } from './read.ts';

interface Row {
  readonly key: string;
  readonly moved: Movement;
  readonly title: string;
  readonly unit: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
  readonly first: boolean;
}

/** Whose pay a correction moves, in which run, and by how much: money last, the points that lead to it first. */
export function Movements({ rows }: { readonly rows: readonly Movement[] }) {
  const t = useDecideTexts();
  const say = useSay();
  if (rows.length === 0) return <p className="note">{t('movesNothing')}</p>;
  const lines = rows.flatMap((moved) => linesOf(moved, t('total'), (title) => say(title)));
  const settled = (moved: Movement) =>
    moved.run === null ? t('noRun') : moved.state === 'closed' ? t('closedRun') : t('openRun');
  const columns: readonly Column<Row>[] = [
    {
      id: 'period',
      title: t('period'),
      cell: ({ moved, first }) =>
        first && (
          <>
            {moved.period} <span className="note">{settled(moved)}</span>
          </>
        ),
    },
    { id: 'who', title: t('who'), cell: ({ moved, first }) => first && moved.name },
    { id: 'what', title: t('what'), cell: ({ title }) => title },
    { id: 'before', title: t('before'), number: true, cell: (row) => <Side row={row} value={row.before} /> },
    { id: 'after', title: t('after'), number: true, cell: (row) => <Side row={row} value={row.after} /> },
    {
      id: 'difference',
      title: t('difference'),
      number: true,
      cell: ({ difference, unit }) => difference !== null && <Quantity value={difference} unit={unit} signed />,
    },
  ];
  return <Table caption={t('moves')} columns={columns} rows={lines} rowKey={(row) => row.key} />;
}

function Side({ row, value }: { readonly row: Row; readonly value: string | null }) {
  const t = useDecideTexts();
  if (!row.moved.seen && row.unit === 'yuan') return <span className="note">{t('noSight')}</span>;
  return <Quantity value={value} unit={row.unit} />;
}

function linesOf(moved: Movement, total: string, say: (title: Movement['title']) => string): readonly Row[] {
  const key = `${moved.run ?? moved.period} ${moved.person}`;
  const lines = moved.lines.map((line) => ({
    ...{
      key: `${key} ${line.line}`,
      title: say(line.title) || line.line,
      unit: planUnit(line.unit),
      difference: null,
    },
    ...{ before: line.before, after: line.after },
  }));
  const { before, after, difference } = moved;
  const all = [...lines, { key, title: total, unit: 'yuan', before, after, difference }];
  return all.map((line, i) => ({ ...line, moved, first: i === 0 }));
}
