import { Link } from '@tanstack/react-router';
import { Amount } from '../../../../platform/ui/amount.tsx';
import { Empty, Section, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { Quantity } from '../../../../platform/ui/quantity.tsx';
import { Table } from '../../../../platform/ui/table.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { type RowPlace, useTouchedPay } from './read.ts';
import { useRowTexts } from './texts.ts';

/** The payslip lines that the row came into; amounts for whom the pay is to see, that it counted for everybody else. */
export function Touched({ place }: { readonly place: RowPlace }) {
  const t = useRowTexts();
  const touched = useTouchedPay(place);
  return (
    <Section title={t('touched')} note={t('touchedNote')}>
      <Failure error={touched.error} />
      {touched.isPending && <Waiting lines={4} />}
      {touched.data?.rows.length === 0 && <Empty says={t('touchesNothing')} />}
      {touched.data?.rows.map((slip) => (
        <Slip key={`${slip.run} ${slip.person}`} slip={slip} />
      ))}
    </Section>
  );
}

type TouchedSlip = NonNullable<ReturnType<typeof useTouchedPay>['data']>['rows'][number];

function Slip({ slip }: { readonly slip: TouchedSlip }) {
  const t = useRowTexts();
  const say = useSay();
  const { run, person, name, period, seesPay } = slip;
  const inputs = new Map(slip.inputs.map(({ id, title }) => [id, say(title) || id]));
  const published = slip.state === 'published' || slip.state === 'closed';
  const at = `/api/people/${encodeURIComponent(person)}/payslips/${encodeURIComponent(run)}/lines/`;
  return (
    <div className="row-slip">
      <p>
        {seesPay ? (
          <Link to={'/pay/payslips/$person/$run' as never} params={{ person, run } as never}>
            {t('payslip')} {period}
          </Link>
        ) : (
          <>
            {t('payslip')} {period}
          </>
        )}{' '}
        · {name} · {say(slip.title)}
        {!published && <span className="note"> · {t('unpublished')}</span>}
        {!seesPay && <span className="note"> · {t('hiddenWhy')}</span>}
      </p>
      <Table
        caption={`${t('touched')} · ${period} · ${name}`}
        rows={slip.lines}
        rowKey={({ id }) => id}
        columns={[
          { id: 'line', title: t('line'), cell: ({ id, title }) => say(title) || id },
          {
            id: 'through',
            title: t('through'),
            wide: true,
            cell: (line) => line.inputs.map((input) => inputs.get(input) ?? input).join(' · '),
          },
          {
            id: 'amount',
            title: t('amount'),
            number: true,
            cell: ({ id, amount, unit }) =>
              seesPay ? (
                <Amount value={amount} unit={unit} why={at + encodeURIComponent(id)} />
              ) : (
                <Quantity value={null} unit={unit} missing={t('hiddenPay')} />
              ),
          },
        ]}
      />
    </div>
  );
}
