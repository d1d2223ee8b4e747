import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '../../../access/ui/session.ts';
import { Amount, HideButton } from '../../../platform/ui/amount.tsx';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './payrun.css';
import { useSlipTexts } from './texts.ts';

const WhatIfPart = lazy(() => import('./what-if.tsx').then((m) => ({ default: m.WhatIfPart })));

/** One's own payslips, and what the running month comes to so far. */
export function MyPayPage() {
  const t = useSlipTexts();
  const person = useMe().data?.account.person ?? null;
  if (person === null) {
    return (
      <Page title={t('myPay')}>
        <Empty says={t('noPayslips')} />
      </Page>
    );
  }
  return (
    <Page title={t('myPay')} actions={<HideButton />}>
      <div className="slip">
        <Projected person={person} />
        <Payslips person={person} />
      </div>
    </Page>
  );
}

function Projected({ person }: { readonly person: string }) {
  const t = useSlipTexts();
  const say = useSay();
  const [trying, setTrying] = useState(false);
  const projected = useQuery({
    queryKey: ['projected-pay', person],
    queryFn: () => answer(api.GET('/api/people/{person}/projected-pay', { params: { path: { person } } })),
    staleTime: 5 * 60_000,
  });
  if (projected.isPending) return <Waiting lines={4} />;
  if (projected.error) return <Failure error={projected.error} />;
  const { projection } = projected.data;
  if (projection === null) return <p className="slip-head note">{t('noProjection')}</p>;
  const over = projection.period < projection.known.slice(0, 7);
  const why = `/api/people/${encodeURIComponent(person)}/projected-pay/lines/${projection.payLine}`;
  return (
    <section className="slip-head" aria-label={t('projected', { period: projection.period })}>
      <p>{t('projected', { period: projection.period })}</p>
      <p className="slip-total">
        <Amount value={projection.total} unit="yuan" why={why} />
      </p>
      <p className="note">
        {say(projection.title)} · {instantText(projection.known)} · {t(over ? 'projectedPast' : 'projectedNote')}
      </p>
      {!trying && (
        <Button size="small" onClick={() => setTrying(true)}>
          {t('tryProjected')}
        </Button>
      )}
      {trying && (
        <Suspense fallback={<Waiting lines={8} />}>
          <WhatIfPart asked={projection.whatIf} />
        </Suspense>
      )}
    </section>
  );
}

function readPayslips(person: string) {
  return answer(api.GET('/api/people/{person}/payslips', { params: { path: { person } } }));
}

type Head = Awaited<ReturnType<typeof readPayslips>>['rows'][number];

function Payslips({ person }: { readonly person: string }) {
  const t = useSlipTexts();
  const slips = useQuery({
    queryKey: ['payslips', person],
    queryFn: () => readPayslips(person),
    refetchOnMount: 'always',
  });
  const say = useSay();
  if (slips.isPending) return <Waiting lines={6} />;
  if (slips.error) return <Failure error={slips.error} />;
  const withheld = slips.data.rows.some(({ net }) => net !== null);
  const columns: readonly Column<Head>[] = [
    {
      id: 'period',
      title: t('period'),
      cell: (row) => (
        <Link to={'/pay/payslips/$person/$run' as never} params={{ person, run: row.run } as never}>
          {row.period}
        </Link>
      ),
    },
    { id: 'plan', title: t('plan'), wide: true, cell: (row) => say(row.title) || row.plan },
    { id: 'state', title: t('state'), cell: (row) => <Answered head={row} /> },
    {
      id: 'payable',
      title: t('payable'),
      number: true,
      wide: withheld,
      cell: (row) => <Amount value={row.payable} unit="yuan" {...whyOf(person, row)} />,
    },
    // What is left in hand: of it the payslip itself tells.
    ...(withheld
      ? [
          {
            id: 'net',
            title: t('net'),
            number: true,
            cell: (row: Head) => <Amount value={row.net ?? row.payable} unit="yuan" />,
          },
        ]
      : []),
  ];
  return (
    <Section title={t('payslip')}>
      <Table
        caption={t('payslip')}
        columns={columns}
        rows={slips.data.rows}
        rowKey={(row) => row.run}
        empty={t('noPayslips')}
      />
    </Section>
  );
}

/** What is payable is a line of the plan. */
function whyOf(person: string, { payLine, run }: Head): { readonly why?: string } {
  if (payLine === '') return {};
  return { why: `/api/people/${encodeURIComponent(person)}/payslips/${run}/lines/${payLine}` };
}

function Answered({ head }: { readonly head: Head }) {
  const t = useSlipTexts();
  if (head.confirmedAt !== null) return t('confirmed');
  const open = head.state === 'published' && head.answerUntil !== null && Date.parse(head.answerUntil) > Date.now();
  return open ? <span className="run-state run-state-published">{t('toConfirm')}</span> : t('accepted');
}
