import { Decimal } from '../../base/decimal.ts';
import { grouped } from '../../base/quantity.ts';
import { quantityText } from '../../platform/ui/quantity.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { type Metrics, nameOf } from './queries.ts';
import { useHomeTexts } from './texts.ts';

export function Outliers({ people, whole }: { readonly people: Metrics; readonly whole: Metrics }) {
  const t = useHomeTexts();
  const lang = useLang();
  const found = people.rows.flatMap((row) =>
    people.metrics.flatMap((metric, i) => {
      const cell = row.cells[i];
      const team = whole.rows[0]?.cells[i]?.value;
      if (!cell?.value || !team || !apart(cell.low, cell.high, team)) return [];
      const words = {
        name: nameOf(people, row.group[0]),
        metric: metric.title[lang],
        value: quantityText(cell.value, metric.unit, lang),
        team: quantityText(team, metric.unit, lang),
      };
      return [{ key: `${row.group[0]} ${metric.asked}`, says: t('outlier', words), n: cell.n }];
    }),
  );
  if (found.length === 0) return <p>{t('noOutliers')}</p>;
  return (
    <ul className="home-list">
      {found.map((one) => (
        <li key={one.key}>
          <span>{one.says}</span>
          <span className="note">n {grouped(`${one.n}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Whether the interval leaves the team's value outside: only metrics that are shares have one. */
function apart(low: string | undefined, high: string | undefined, team: string): boolean {
  const [from, to, value] = [low, high, team].map((text) => (text === undefined ? undefined : Decimal.parse(text)));
  return (
    from !== undefined && to !== undefined && value !== undefined && (from.compare(value) > 0 || to.compare(value) < 0)
  );
}
