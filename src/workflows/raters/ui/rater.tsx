import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Figures, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { STATISTIC_TITLES } from '../model.ts';
import { Interval } from './interval.tsx';
import { type EffectAnswer, type RaterAnswer, readMonth, readRater, type TestAnswer, useMonth } from './queries.ts';
import { signed } from './raters.tsx';
import { useRaterTexts } from './texts.ts';

type Answer = Awaited<ReturnType<typeof readRater>>;

/** One rater: every test, and what would change for each person were the rater average. */
export function RaterPage() {
  const t = useRaterTexts();
  const { rater } = useParams({ strict: false }) as { readonly rater: string };
  const newest = useQuery({ queryKey: ['home-month'], queryFn: readMonth });
  const [month, setMonth] = useMonth(newest.data?.month);
  const one = useQuery({
    queryKey: ['rater', rater, month],
    queryFn: () => readRater(rater, month ?? ''),
    enabled: month !== undefined,
  });
  const scope = (
    <>
      <input
        type="month"
        aria-label={t('month')}
        value={month ?? ''}
        onChange={(event) => setMonth(event.target.value)}
      />
      <Link to={'/raters' as never} search={{ period: month } as never}>
        {t('back')}
      </Link>
    </>
  );
  return (
    <Page title={one.data?.rater.name ?? t('title')} scope={scope}>
      <Failure error={newest.error ?? one.error} />
      {one.isPending && !newest.error ? <Waiting lines={14} /> : one.data && <Rater answer={one.data} />}
    </Page>
  );
}

function Rater({ answer }: { readonly answer: Answer }) {
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

function TestTable({ rater }: { readonly rater: RaterAnswer }) {
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

function EffectSection({ answer }: { readonly answer: Answer }) {
  const t = useRaterTexts();
  const [moved, setMoved] = useState(false);
  const { rater, applied, people } = answer;
  if (applied === null) return null;
  const certain = rater.tests.some(({ statistic, found }) => statistic === 'leniency' && found);
  const rows = moved ? people.filter(({ difference }) => difference !== null && Number(difference) !== 0) : people;
  return (
    <Section title={t('yuan')} note={t('yuanNote', { applied })}>
      {!certain && <p className="rater-warning">{t('uncertain')}</p>}
      {people.some(({ seen }) => seen) && (
        <p>
          <Checkbox checked={moved} onChange={(event) => setMoved(event.target.checked)}>
            {t('moved')}
          </Checkbox>
        </p>
      )}
      <EffectTable rows={rows} />
    </Section>
  );
}

function EffectTable({ rows }: { readonly rows: readonly EffectAnswer[] }) {
  const t = useRaterTexts();
  const money = (row: EffectAnswer, value: string | null, signs = false) => (
    <Quantity value={value} unit="yuan" signed={signs} missing={row.seen ? t('unpaid') : t('hidden')} />
  );
  const columns: readonly Column<EffectAnswer>[] = [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <>
          {row.name} <span className="note">{row.person}</span>
        </>
      ),
    },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? '—' },
    { id: 'judged', title: t('judged'), number: true, cell: (row) => row.judged },
    {
      id: 'value',
      title: t('value'),
      number: true,
      wide: true,
      cell: (row) => row.inputs.map(({ value, adjusted }) => `${value} → ${adjusted}`).join('；') || '—',
    },
    { id: 'before', title: t('before'), number: true, wide: true, cell: (row) => money(row, row.before) },
    { id: 'after', title: t('after'), number: true, wide: true, cell: (row) => money(row, row.after) },
    { id: 'difference', title: t('change'), number: true, cell: (row) => money(row, row.difference, true) },
  ];
  return <Table caption={t('yuan')} columns={columns} rows={rows} rowKey={(row) => row.person} />;
}
