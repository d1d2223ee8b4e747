import { Link } from '@tanstack/react-router';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { Outliers } from './outliers.tsx';
import { type Metrics, nameOf, useMetrics } from './queries.ts';
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
    {
      id: 'person',
      title: by === 'team' ? t('teams') : t('person'),
      brief: true,
      cell: (row) => <Named people={people} id={row.group[0]} by={by} />,
    },
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
            n={metric.unit === 'count' ? null : (cell?.n ?? null)}
            small={Number(cell?.n ?? 0) < metric.minimumN}
            why={`/api/metrics/why?${new URLSearchParams(asked)}`}
          />
        );
      },
    })),
  ];
  return <Table caption={t('team')} columns={columns} rows={people.rows} rowKey={(row) => row.group[0] ?? ''} />;
}

/** A person leads to their page, where talks with them begin. */
function Named({
  people,
  id,
  by,
}: {
  readonly people: Metrics;
  readonly id: string | null | undefined;
  readonly by: string;
}) {
  const name = nameOf(people, id);
  if (by !== 'person' || !id) return name;
  return <Link to={`/people/${encodeURIComponent(id)}` as never}>{name}</Link>;
}
