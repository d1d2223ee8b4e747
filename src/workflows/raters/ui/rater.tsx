import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { MonthField } from '../../../platform/ui/day-field.tsx';
import { Figures, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { EffectSection } from './effects.tsx';
import { type RaterDetail, readRater, useMonth } from './queries.ts';
import { TestTable } from './test-table.tsx';
import { useRaterTexts } from './texts.ts';

/** One rater: every test, and what would change for each person were the rater average. */
export function RaterPage() {
  const t = useRaterTexts();
  const { rater } = useParams({ strict: false }) as { readonly rater: string };
  const { month, setMonth, error } = useMonth();
  const one = useQuery({
    queryKey: ['rater', rater, month],
    queryFn: () => readRater(rater, month ?? ''),
    enabled: month !== undefined,
  });
  const scope = (
    <>
      <MonthField required label={t('month')} value={month ?? ''} onChange={setMonth} />
      <Link to={'/raters' as never} search={{ period: month } as never}>
        {t('back')}
      </Link>
    </>
  );
  return (
    <Page title={one.data?.rater.name ?? t('title')} scope={scope}>
      <Failure error={error ?? one.error} />
      {one.isPending && !error ? <Waiting lines={14} /> : one.data && <Rater answer={one.data} />}
    </Page>
  );
}

function Rater({ answer }: { readonly answer: RaterDetail }) {
  const t = useRaterTexts();
  const { rater, sums } = answer;
  const seen = answer.people.some((one) => one.seen);
  return (
    <>
      <Figures
        items={[
          { label: t('judged'), value: rater.n },
          { label: t('people'), value: rater.people },
          { label: t('mean'), value: <Quantity value={Number(rater.mean).toFixed(2)} unit="points" /> },
          ...(seen
            ? [
                {
                  label: t('lose'),
                  value: <Quantity value={sums.lost} unit="yuan" signed />,
                  note: t('heads', { n: sums.lose }),
                },
                {
                  label: t('gain'),
                  value: <Quantity value={sums.gained} unit="yuan" signed />,
                  note: t('heads', { n: sums.gain }),
                },
              ]
            : []),
        ]}
      />
      <Section title={t('tests')}>
        <TestTable rater={rater} />
      </Section>
      <EffectSection answer={answer} />
    </>
  );
}
