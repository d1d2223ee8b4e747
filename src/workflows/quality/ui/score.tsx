import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ApiProblem } from '../../../platform/ui/api.ts';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import './quality.css';
import { claimNext } from './read.ts';
import { SheetView } from './sheet.tsx';
import { useQualityTexts } from './texts.ts';

/** The next conversation of the queue on its scoring sheet; the one after it comes when it is submitted. */
export function ScorePage() {
  const t = useQualityTexts();
  const queries = useQueryClient();
  const sheet = useQuery({
    queryKey: ['quality', 'sheet'],
    queryFn: claimNext,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const onward = async () => {
    await queries.resetQueries({ queryKey: ['quality', 'sheet'] });
    await queries.invalidateQueries({ queryKey: ['quality', 'queue'] });
  };
  const back = (
    <Link to={'/quality/queue' as never}>
      <Button>{t('queue')}</Button>
    </Link>
  );
  const done = sheet.error instanceof ApiProblem && sheet.error.problems[0]?.code === 'quality.nothing-waiting';
  if (done)
    return (
      <Page title={t('score')}>
        <Empty says={t('allDone')} offer={back} />
      </Page>
    );
  if (sheet.isPending || sheet.error)
    return (
      <Page title={t('score')}>
        <Failure error={sheet.error} />
        {sheet.isPending && <Waiting lines={14} />}
      </Page>
    );
  return <SheetView key={sheet.data.check.id} sheet={sheet.data} onDone={onward} />;
}
