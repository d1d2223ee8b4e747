import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { STATISTIC_TITLES } from '../model.ts';
import { Interval } from './interval.tsx';
import type { RaterAnswer, TestAnswer } from './queries.ts';
import { signed } from './signed.ts';
import { useRaterTexts } from './texts.ts';

export function TestTable({ rater }: { readonly rater: RaterAnswer }) {
  const t = useRaterTexts();
  const say = useSay();
  const columns: readonly Column<TestAnswer>[] = [
    { id: 'statistic', title: t('statistic'), cell: (test) => say(STATISTIC_TITLES[test.statistic]) },
    {
      id: 'interval',
      title: t('range'),
      wide: true,
      cell: ({ statistic, estimate, low, high, n, found }) => (
        <Interval
          {...{ estimate, low, high, found }}
          reach={Math.max(0.001, Math.abs(Number(low)), Math.abs(Number(high)))}
          label={t('interval', { name: say(STATISTIC_TITLES[statistic]), estimate, low, high, n })}
          width={160}
        />
      ),
    },
    { id: 'estimate', title: t('difference'), number: true, cell: (test) => signed(test.estimate) },
    {
      id: 'range',
      title: t('range'),
      number: true,
      cell: (test) => <span className="rater-limits">{`${signed(test.low)} … ${signed(test.high)}`}</span>,
    },
    { id: 'n', title: 'n', number: true, cell: (test) => test.n },
    {
      id: 'finding',
      title: t('finding'),
      wide: true,
      cell: (test) => (test.sentence ? <span className="rater-warning">{say(test.sentence)}</span> : '—'),
    },
  ];
  return <Table caption={t('tests')} columns={columns} rows={rater.tests} rowKey={(test) => test.statistic} />;
}
