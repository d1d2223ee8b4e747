import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Decimal } from '../../base/decimal.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { usePeopleTexts } from './texts.ts';

/** A person's numbers of one month, each with its n and its reason down to the rows. */
export function Numbers({ person, month }: { readonly person: string; readonly month: string }) {
  const t = usePeopleTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { month?: string };
  const period = search.month ?? month;
  const numbers = useQuery({
    queryKey: ['person-numbers', person, period],
    queryFn: () => fetchNumbers(person, period),
  });
  const picker = (
    <input
      type="month"
      aria-label={t('month')}
      value={period}
      onChange={(event) =>
        navigate({
          to: '.',
          search: ((now: object) => ({ ...now, month: event.target.value })) as never,
          replace: true,
        })
      }
    />
  );
  return (
    <Section title={t('numbers', { month: period })} note={picker}>
      <Failure error={numbers.error} />
      {numbers.isPending && <Waiting lines={8} />}
      {numbers.data && <NumbersTable person={person} period={period} answer={numbers.data} />}
    </Section>
  );
}

/** Everything but shares of a team: asked of one person alone, they would all be the whole. */
async function fetchNumbers(person: string, period: string) {
  const dictionary = await answer(api.GET('/api/metrics'));
  const metrics = dictionary.rows.filter(({ shape }) => shape !== 'share').map(({ id }) => id);
  // A text in a condition has no escapes: it takes the quotation mark it does not hold.
  const mark = person.includes("'") ? '"' : "'";
  const query = { period, by: 'person', metrics: metrics.join(','), where: `person = ${mark}${person}${mark}` };
  return answer(api.GET('/api/metrics/values', { params: { query } }));
}

/** As many digits as say something at a glance; the reason keeps them all. */
function short(value: string, unit: string): string {
  return (
    Decimal.parse(value)
      ?.round(unit === 'ratio' ? 4 : 2, 'half-up')
      .toString() ?? value
  );
}

interface NumbersTableProps {
  readonly person: string;
  readonly period: string;
  readonly answer: Awaited<ReturnType<typeof fetchNumbers>>;
}

function NumbersTable({ person, period, answer: { metrics, rows } }: NumbersTableProps) {
  const t = usePeopleTexts();
  const say = useSay();
  const own = rows.find((row) => row.group[0] === person);
  const shown = metrics.flatMap((metric, i) => {
    const cell = own?.cells[i];
    return cell !== undefined && cell.value !== null ? [{ metric, cell }] : [];
  });
  const why = (metric: string) =>
    `/api/metrics/why?${new URLSearchParams({ metrics: metric, period, by: 'person', group: JSON.stringify([person]) })}`;
  return (
    <Table
      caption={t('numbers', { month: period })}
      rows={shown}
      rowKey={({ metric }) => metric.id}
      empty={<Empty says={t('noNumbers')} />}
      columns={[
        { id: 'metric', title: t('metric'), cell: ({ metric }) => say(metric.title) },
        {
          id: 'value',
          title: t('value'),
          number: true,
          cell: ({ metric, cell }) => (
            <Quantity
              value={cell.value === null ? null : short(cell.value, metric.unit)}
              unit={metric.unit}
              n={short(cell.n, 'count')}
              small={Number(cell.n) < metric.minimumN}
              why={why(metric.asked)}
            />
          ),
        },
      ]}
    />
  );
}
