import { Amount } from '../../platform/ui/amount.tsx';
import { quantityText } from '../../platform/ui/quantity.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import type { Projection } from './queries.ts';
import { useHomeTexts } from './texts.ts';

type WhyOf = (line: string) => string;

export function Edges({ edges, why }: { readonly edges: Projection['edges']; readonly why: WhyOf }) {
  const t = useHomeTexts();
  const lang = useLang();
  const say = useSay();
  return (
    <ul className="home-list home-gains">
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
          <span className="home-gain">
            <Amount value={edge.change} unit="yuan" signed why={why(edge.lineId)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One more contact has no line of its own: why it is worth that much is what the pay line is made of. */
export function Units({ units, why }: { readonly units: Projection['units']; readonly why: string }) {
  const say = useSay();
  return (
    <ul className="home-list home-gains">
      {units.map((one) => (
        <li key={`${say(one.metric)} ${one.by}`}>
          <span>
            {say(one.metric)} {one.by > 0 ? '+1' : '−1'}
          </span>
          <span className="home-gain">
            <Amount value={one.change} unit="yuan" signed why={why} />
          </span>
        </li>
      ))}
    </ul>
  );
}
