import { Link } from '@tanstack/react-router';
import { Amount, HideButton } from '../../platform/ui/amount.tsx';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Projected } from './projected.tsx';
import { usePayslips, useProjection } from './queries.ts';
import { useHomeTexts } from './texts.ts';

interface OwnPayProps {
  readonly person: string;
  readonly month: string;
  readonly over: boolean;
}

/** What this month would pay so far, what a little more would earn, and the last payslip. Amounts hide with one tap. */
export function OwnPay({ person, month, over }: OwnPayProps) {
  const t = useHomeTexts();
  const projection = useProjection(month);
  return (
    <div>
      <Section title={t('pay', { month })} note={<HideButton />}>
        <Failure error={projection.error} />
        {projection.isPending && <Waiting lines={5} />}
        {projection.data && <Projected projection={projection.data} person={person} over={over} />}
      </Section>
      <LastPayslip person={person} />
    </div>
  );
}

function LastPayslip({ person }: { readonly person: string }) {
  const t = useHomeTexts();
  const payslips = usePayslips(person);
  const [last] = payslips.data?.rows ?? [];
  return (
    <Section title={t('payslip')}>
      <Failure error={payslips.error} />
      {payslips.isPending && <Waiting lines={2} />}
      {payslips.data && !last && <Empty says={t('noPayslip')} />}
      {last && (
        <p className="home-pay">
          <span>{last.period}</span>
          <span className="home-value">
            <Amount value={last.payable ?? last.total} unit="yuan" {...whyOf(person, last)} />
          </span>
          <Link to={`/pay/payslips/${encodeURIComponent(person)}/${last.run}` as never}>{t('open')}</Link>
        </p>
      )}
    </Section>
  );
}

function whyOf(person: string, { run, payLine }: { readonly run: string; readonly payLine: string }) {
  return payLine === '' ? {} : { why: `/api/people/${encodeURIComponent(person)}/payslips/${run}/lines/${payLine}` };
}
