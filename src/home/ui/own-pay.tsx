import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure, Problems } from '../../platform/ui/problems.tsx';
import { Quantity, quantityText } from '../../platform/ui/quantity.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { type Projection, usePayslips, useProjection } from './queries.ts';
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

function Projected({
  projection,
  person,
  hidden,
}: {
  readonly projection: Projection;
  readonly person: string;
  readonly hidden: boolean;
}) {
  const t = useHomeTexts();
  const say = useSay();
  const { plan, pay, edges, units, problems, month } = projection;
  if (plan === null || pay === null) return <p>{t('noPlan')}</p>;
  const at = `/api/people/${encodeURIComponent(person)}/projected-pay/lines/${pay.id}?month=${month}`;
  return (
    <>
      <div className="home-pay">
        <span className="home-amount">
          {hidden ? '••••' : <Quantity value={pay.amount} unit={pay.unit} why={at} />}
        </span>
        <span className="note">{say(pay.title)}</span>
      </div>
      <p className="note">{t('payNote', { plan: say(plan.title), version: plan.version })}</p>
      {problems.length > 0 && (
        <>
          <p>{t('payMissing')}</p>
          <Problems problems={problems} />
        </>
      )}
      {pay.amount !== null && (
        <>
          <h3 className="home-head">{t('edges')}</h3>
          {edges.length + units.length === 0 && <p>{t('noEdges')}</p>}
          <Edges edges={edges} hidden={hidden} />
          <Units units={units} hidden={hidden} />
        </>
      )}
      {!hidden && pay.amount !== null && <Lines lines={projection.lines} />}
    </>
  );
}

function Edges({ edges, hidden }: { readonly edges: Projection['edges']; readonly hidden: boolean }) {
  const t = useHomeTexts();
  const lang = useLang();
  const say = useSay();
  return (
    <ul className="home-list">
      {edges.map((edge) => (
        <li key={`${say(edge.input)} ${edge.to}`}>
          <span>
            {t(edge.reached ? 'edge' : 'edgePast', {
              input: say(edge.input),
              from: quantityText(edge.from, edge.unit, lang),
              to: quantityText(edge.to, edge.unit, lang),
              line: say(edge.line),
            })}
          </span>
          <span className="home-gain">{hidden ? '+••' : quantityText(edge.change, 'yuan', lang, true)}</span>
        </li>
      ))}
    </ul>
  );
}

function Units({ units, hidden }: { readonly units: Projection['units']; readonly hidden: boolean }) {
  const lang = useLang();
  const say = useSay();
  return (
    <ul className="home-list">
      {units.map((one) => (
        <li key={`${say(one.metric)} ${one.by}`}>
          <span>
            {say(one.metric)} {one.by > 0 ? '+1' : '−1'}
          </span>
          <span className="home-gain">{hidden ? '+••' : quantityText(one.change, 'yuan', lang, true)}</span>
        </li>
      ))}
    </ul>
  );
}

function Lines({ lines }: { readonly lines: Projection['lines'] }) {
  const t = useHomeTexts();
  const say = useSay();
  return (
    <details className="home-lines">
      <summary>{t('lines')}</summary>
      <ul className="home-list">
        {lines.map((line) => (
          <li key={line.id}>
            <span>{say(line.title)}</span>
            <Quantity value={line.amount} unit={line.unit} />
          </li>
        ))}
      </ul>
    </details>
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
