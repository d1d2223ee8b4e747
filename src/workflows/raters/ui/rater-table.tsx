import { Link } from '@tanstack/react-router';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { OverturnRate } from '../../appeal/ui/index.ts';
import { STATISTIC_TITLES, STATISTICS, type StatisticId } from '../model.ts';
import type { RaterAnswer } from './queries.ts';
import { TestCell } from './test-cell.tsx';
import { useRaterTexts } from './texts.ts';

interface RaterTableProps {
  readonly title: string;
  readonly rows: readonly RaterAnswer[];
  readonly month: string;
  /** Those who inspect are held to what appeals said of their checks, too. */
  readonly inspectors: boolean;
}

export function RaterTable({ title, rows, month, inspectors }: RaterTableProps) {
  const t = useRaterTexts();
  const say = useSay();
  const shown = STATISTICS.filter((id) => rows.some(({ tests }) => tests.some(({ statistic }) => statistic === id)));
  const columns: Column<RaterAnswer>[] = [
    {
      id: 'name',
      title: t('rater'),
      cell: (row) => (
        <Link to={'/raters/$rater' as never} params={{ rater: row.rater } as never} search={{ period: month } as never}>
          {row.name}
        </Link>
      ),
    },
    { id: 'n', title: t('judged'), number: true, cell: (row) => row.n },
    { id: 'people', title: t('people'), number: true, wide: true, cell: (row) => row.people },
    { id: 'mean', title: t('mean'), number: true, wide: true, cell: (row) => Number(row.mean).toFixed(2) },
    ...shown.map((statistic): Column<RaterAnswer> => {
      const reach = reachOf(rows, statistic);
      return {
        id: statistic,
        title: say(STATISTIC_TITLES[statistic]),
        wide: statistic !== 'leniency',
        cell: (row) => <TestCell row={row} statistic={statistic} reach={reach} />,
      };
    }),
  ];
  if (inspectors)
    columns.push({
      id: 'overturns',
      title: t('overturns'),
      number: true,
      wide: true,
      cell: (row) => <OverturnRate inspector={row.rater} />,
    });
  return <Table caption={title} columns={columns} rows={rows} rowKey={(row) => row.rater} />;
}

/** One scale for a column: as far as its farthest interval reaches. */
function reachOf(rows: readonly RaterAnswer[], statistic: StatisticId): number {
  const ends = rows.flatMap(({ tests }) =>
    tests.flatMap((test) =>
      test.statistic === statistic ? [Math.abs(Number(test.low)), Math.abs(Number(test.high))] : [],
    ),
  );
  return Math.max(0.001, ...ends);
}
