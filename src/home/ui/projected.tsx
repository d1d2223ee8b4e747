import { Problems } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { Edges, Units } from './gains.tsx';
import type { Projection } from './queries.ts';
import { useHomeTexts } from './texts.ts';

export function Projected({
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
