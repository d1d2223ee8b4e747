import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { Projected } from './projected.tsx';
import { usePayslips, useProjection } from './queries.ts';
import { useHomeTexts } from './texts.ts';

const HIDDEN = 'jixin.hide-amounts';

/** What this month would pay so far, what a little more would earn, and the last payslip. Amounts hide with one tap. */
export function OwnPay({ person, month }: { readonly person: string; readonly month: string }) {
  const t = useHomeTexts();
  const projection = useProjection(month);
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN) === '1');
  const toggle = () => {
    localStorage.setItem(HIDDEN, hidden ? '0' : '1');
    setHidden(!hidden);
  };
  return (
    <div>
      <Section
        title={t('pay')}
        note={
          <button type="button" className="home-button" aria-pressed={hidden} onClick={toggle}>
            {hidden ? t('show') : t('hide')}
          </button>
        }
      >
        <Failure error={projection.error} />
        {projection.isPending && <Waiting lines={5} />}
        {projection.data && <Projected projection={projection.data} person={person} hidden={hidden} />}
      </Section>
      <LastPayslip person={person} hidden={hidden} />
    </div>
  );
}

function LastPayslip({ person, hidden }: { readonly person: string; readonly hidden: boolean }) {
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
            {hidden ? '••••' : <Quantity value={last.payable ?? last.total} unit="yuan" />}
          </span>
          <Link to={`/pay/payslips/${encodeURIComponent(person)}/${last.run}` as never}>{t('open')}</Link>
        </p>
      )}
    </Section>
  );
}
