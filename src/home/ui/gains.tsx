import { useHidden } from '../../platform/ui/hidden.ts';
import { quantityText } from '../../platform/ui/quantity.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import type { Projection } from './queries.ts';
import { useHomeTexts } from './texts.ts';

export function Edges({ edges }: { readonly edges: Projection['edges'] }) {
  const hidden = useHidden();
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

export function Units({ units }: { readonly units: Projection['units'] }) {
  const hidden = useHidden();
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
