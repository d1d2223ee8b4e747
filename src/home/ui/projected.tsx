import { Amount } from '../../platform/ui/amount.tsx';
import { Problems } from '../../platform/ui/problems.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { Edges, Units } from './gains.tsx';
import type { Projection } from './queries.ts';
import { useHomeTexts } from './texts.ts';

interface ProjectedProps {
  readonly projection: Projection;
  readonly person: string;
  /** The month is over: nothing that somebody does now changes it. */
  readonly over: boolean;
}

export function Projected({ projection, person, over }: ProjectedProps) {
  const t = useHomeTexts();
  const say = useSay();
  const { plan, pay, edges, units, problems, month } = projection;
  if (plan === null || pay === null) return <p>{t('noPlan')}</p>;
  const why = (line: string) => `/api/people/${encodeURIComponent(person)}/projected-pay/lines/${line}?month=${month}`;
  return (
    <>
      <div className="home-pay">
        <span className="home-amount">
          <Amount value={pay.amount} unit={pay.unit} why={why(pay.id)} />
        </span>
        <span className="note">{say(pay.title)}</span>
      </div>
      <p className="note">
        {t(over ? 'payNotePast' : 'payNote', { plan: say(plan.title), version: plan.version, month })}
      </p>
      {problems.length > 0 && (
        <>
          <p>{t('payMissing')}</p>
          <Problems problems={problems} />
        </>
      )}
      {pay.amount !== null && (
        <>
          <h3 className="home-head">{t(over ? 'edgesPast' : 'edges')}</h3>
          {edges.length + units.length === 0 && <p>{t('noEdges')}</p>}
          <Edges edges={edges} why={why} />
          <Units units={units} why={why(pay.id)} />
        </>
      )}
      {pay.amount !== null && <Lines lines={projection.lines} why={why} />}
    </>
  );
}

interface LinesProps {
  readonly lines: Projection['lines'];
  readonly why: (line: string) => string;
}

function Lines({ lines, why }: LinesProps) {
  const t = useHomeTexts();
  const say = useSay();
  return (
    <details className="home-lines">
      <summary>{t('lines')}</summary>
      <ul className="home-list">
        {lines.map((line) => (
          <li key={line.id}>
            <span>{say(line.title)}</span>
            <Amount value={line.amount} unit={line.kind === 'coefficient' ? '' : line.unit} why={why(line.id)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
