import { useQuery } from '@tanstack/react-query';
import { MonthField } from '../../../platform/ui/day-field.tsx';
import { FileLinks } from '../../../platform/ui/file-links.tsx';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { type RaterCheckAnswer, readRaters, useMonth } from './queries.ts';
import { RaterTable } from './rater-table.tsx';
import { useRaterTexts } from './texts.ts';

/** Everybody who judges others, each against those who judged the same people: findings first, then the intervals. */
export function RatersPage() {
  const t = useRaterTexts();
  const { month, setMonth, error } = useMonth();
  const check = useQuery({
    queryKey: ['raters', month],
    queryFn: () => readRaters(month ?? ''),
    enabled: month !== undefined,
  });
  const scope = <MonthField required label={t('month')} value={month ?? ''} onChange={setMonth} />;
  return (
    <Page title={t('title')} scope={scope} actions={month && check.data ? <Downloads month={month} /> : undefined}>
      <Failure error={error ?? check.error} />
      {check.isPending && !error ? <Waiting lines={12} /> : check.data && <Check check={check.data} />}
    </Page>
  );
}

function Downloads({ month }: { readonly month: string }) {
  const at = (format: string) =>
    `/api/raters/export?${new URLSearchParams({ period: month, format, lang: currentLang() })}`;
  return <FileLinks at={at} />;
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
              <RaterTable
                title={t(population)}
                rows={rows}
                month={check.period}
                inspectors={population === 'inspectors'}
              />
            </Section>
          )
        );
      })}
    </>
  );
}
