import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '../../platform/ui/api.ts';
import { Section } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { usePeopleTexts } from './texts.ts';

/** What somebody was paid, period by period: for readers with sight of their pay. */
export function Payslips({ person }: { readonly person: string }) {
  const t = usePeopleTexts();
  const say = useSay();
  const slips = useQuery({
    queryKey: ['payslips', person],
    queryFn: () => answer(api.GET('/api/people/{person}/payslips', { params: { path: { person } } })),
    refetchOnMount: 'always',
  });
  return (
    <Section title={t('payslips')}>
      <Failure error={slips.error} />
      {slips.data && (
        <Table
          caption={t('payslips')}
          columns={[
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
            {
              id: 'payable',
              title: t('paid'),
              number: true,
              cell: (row) => <Quantity value={row.net ?? row.payable} unit="yuan" />,
            },
          ]}
          rows={slips.data.rows}
          rowKey={(row) => row.run}
          empty={t('noPayslips')}
        />
      )}
    </Section>
  );
}
