import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { STATISTIC_TITLES, STATISTICS, type StatisticId } from '../model.ts';
import { Interval } from './interval.tsx';
import { type RaterAnswer, type RaterCheckAnswer, readMonth, readRaters, useMonth } from './queries.ts';
import { useRaterTexts } from './texts.ts';

/** Everybody who judges others, each against those who judged the same people: findings first, then the intervals. */
export function RatersPage() {
  const t = useRaterTexts();
  const newest = useQuery({ queryKey: ['home-month'], queryFn: readMonth });
  const [month, setMonth] = useMonth(newest.data?.month);
  const check = useQuery({
    queryKey: ['raters', month],
    queryFn: () => readRaters(month ?? ''),
    enabled: month !== undefined,
  });
  const scope = (
    <input
      type="month"
      aria-label={t('month')}
      value={month ?? ''}
      onChange={(event) => setMonth(event.target.value)}
    />
  );
  return (
    <Page title={t('title')} scope={scope} actions={month && check.data ? <Downloads month={month} /> : undefined}>
      <Failure error={newest.error ?? check.error} />
      {check.isPending && !newest.error ? <Waiting lines={12} /> : check.data && <Check check={check.data} />}
    </Page>
  );
}

function Downloads({ month }: { readonly month: string }) {
  const at = (format: string) =>
    `/api/raters/export?${new URLSearchParams({ period: month, format, lang: currentLang() })}`;
  return (
    <>
      <a href={at('csv')} download>
        CSV
      </a>
      <a href={at('xlsx')} download>
        XLSX
      </a>
    </>
  );
}

function Check({ check }: { readonly check: RaterCheckAnswer }) {
  const t = useRaterTexts();
  const say = useSay();
  if (check.raters.length === 0) return <Empty says={t('noData')} />;
  const found = check.raters.flatMap(({ rater, tests }) =>
    tests.flatMap(({ statistic, sentence }) => (sentence ? [{ key: `${rater} ${statistic}`, rater, sentence }] : [])),
  );
  return (
    <>
      <Section title={t('findings')}>
        {found.length === 0 ? (
          <Empty says={t('nothing')} />
        ) : (
          <ul className="rater-findings">
            {found.map(({ key, sentence }) => (
              <li key={key}>{say(sentence)}</li>
            ))}
          </ul>
        )}
        <p className="note rater-method">{t('method', { tests: check.tests })}</p>
      </Section>
      {(['inspectors', 'raters'] as const).map((population) => {
        const rows = check.raters.filter((one) => one.population === population);
        return (
          rows.length > 0 && (
            <Section key={population} title={t(population)} note={t(`${population}Note`)}>
              <RaterTable title={t(population)} rows={rows} month={check.period} />
            </Section>
          )
        );
      })}
    </>
  );
}

interface RaterTableProps {
  readonly title: string;
  readonly rows: readonly RaterAnswer[];
  readonly month: string;
}

function RaterTable({ title, rows, month }: RaterTableProps) {
  const t = useRaterTexts();
  const say = useSay();
  const shown = STATISTICS.filter((id) => rows.some(({ tests }) => tests.some(({ statistic }) => statistic === id)));
  const columns: readonly Column<RaterAnswer>[] = [
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

interface TestCellProps {
  readonly row: RaterAnswer;
  readonly statistic: StatisticId;
  readonly reach: number;
}

function TestCell({ row, statistic, reach }: TestCellProps) {
  const t = useRaterTexts();
  const say = useSay();
  const test = row.tests.find((one) => one.statistic === statistic);
  if (!test) return <span title={t('tooFew')}>—</span>;
  const { estimate, low, high, n, found } = test;
  const label = t('interval', { name: say(STATISTIC_TITLES[statistic]), estimate, low, high, n });
  return (
    <span className={found ? 'rater-cell rater-cell-found' : 'rater-cell'}>
      <Interval {...{ estimate, low, high, found, reach, label }} />
      <span>
        {signed(estimate)}
        {found && ` · ${t('certain')}`}
      </span>
    </span>
  );
}

/** A difference is read with its sign; what rounds to nothing has none. */
export function signed(text: string): string {
  const size = Math.abs(Number(text)).toFixed(2);
  if (Number(size) === 0) return size;
  return Number(text) > 0 ? `+${size}` : `−${size}`;
}
