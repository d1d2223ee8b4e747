import { useSay } from '../../../platform/ui/texts.ts';
import { STATISTIC_TITLES, type StatisticId } from '../model.ts';
import { Interval } from './interval.tsx';
import type { RaterAnswer } from './queries.ts';
import { signed } from './signed.ts';
import { useRaterTexts } from './texts.ts';

interface TestCellProps {
  readonly row: RaterAnswer;
  readonly statistic: StatisticId;
  readonly reach: number;
}

export function TestCell({ row, statistic, reach }: TestCellProps) {
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
