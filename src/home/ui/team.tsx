import { Decimal } from '../../base/decimal.ts';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity, quantityText } from '../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { type Metrics, useMetrics } from './queries.ts';
import { useHomeTexts } from './texts.ts';

const TEAM = 'contacts_handled,csat,first_response,handle_time,qa_score';

/** The people one leads (or the teams one watches), side by side, and which of them stand apart by more than chance. */
export function Team({ month, by }: { readonly month: string; readonly by: 'person' | 'team' }) {
  const t = useHomeTexts();
  const people = useMetrics({ metrics: TEAM, period: month, by });
  const whole = useMetrics({ metrics: TEAM, period: month });
  if (people.isPending) return <Waiting lines={12} />;
  if (people.error) return <Failure error={people.error} />;
  if (people.data.rows.length === 0) return <Empty says={t('noTeam')} />;
  return (
    <div className="home home-two">
      <Section title={t('team')} note={month}>
        <TeamTable people={people.data} month={month} by={by} />
      </Section>
      <Section title={t('outliers')} note={t('outlierNote')}>
        {whole.data && <Outliers people={people.data} whole={whole.data} />}
      </Section>
    </div>
  );
}

function TeamTable({ people, month, by }: { readonly people: Metrics; readonly month: string; readonly by: string }) {
  const t = useHomeTexts();
  const lang = useLang();
  const columns: readonly Column<Metrics['rows'][number]>[] = [
    { id: 'person', title: by === 'team' ? t('teams') : t('person'), cell: (row) => nameOf(people, row.group[0]) },
    ...people.metrics.map((metric, i) => ({
      id: metric.asked,
      title: metric.title[lang],
      number: true,
      wide: i > 2,
      cell: (row: Metrics['rows'][number]) => {
        const cell = row.cells[i];
        const asked = { metrics: metric.asked, period: month, by, group: JSON.stringify(row.group) };
        return (
          <Quantity
            value={cell?.value ?? null}
            unit={metric.unit}
            small={Number(cell?.n ?? 0) < metric.minimumN}
            why={`/api/metrics/why?${new URLSearchParams(asked)}`}
          />
        );
      },
    })),
  ];
  return <Table caption={t('team')} columns={columns} rows={people.rows} rowKey={(row) => row.group[0] ?? ''} />;
}

function Outliers({ people, whole }: { readonly people: Metrics; readonly whole: Metrics }) {
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
          <span className="note">n {one.n}</span>
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

function nameOf(people: Metrics, id: string | null | undefined): string {
  return (id && people.names[id]) || id || '—';
}
