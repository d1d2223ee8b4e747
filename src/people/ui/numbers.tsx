import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Decimal } from '../../base/decimal.ts';
import { addMonths } from '../../base/period.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity, quantityText } from '../../platform/ui/quantity.tsx';
import { Sparkline } from '../../platform/ui/sparkline.tsx';
import { Table } from '../../platform/ui/table.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import './people.css';
import { MonthField } from '../../platform/ui/day-field.tsx';
import { usePeopleTexts } from './texts.ts';

/** A person's numbers of one month, each with its n, interval and reason, beside the months before it. */
export function Numbers({ person, month }: { readonly person: string; readonly month: string }) {
  const t = usePeopleTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { month?: string };
  const period = search.month ?? month;
  const numbers = useQuery({
    queryKey: ['person-numbers', person, period],
    queryFn: () => fetchNumbers(person, period),
  });
  const months = useQuery({
    queryKey: ['person-numbers', person, period, 'months'],
    queryFn: () => fetchMonths(person, period),
  });
  const picker = (
    <MonthField
      required
      label={t('month')}
      value={period}
      onChange={(chosen) =>
        navigate({
          to: '.',
          search: ((now: object) => ({ ...now, month: chosen })) as never,
          replace: true,
        })
      }
    />
  );
  return (
    <Section title={t('numbers', { month: period })} note={picker}>
      <Failure error={numbers.error ?? months.error} />
      {/* With the months before it: until they are there, every change would read as if there were none. */}
      {(numbers.isPending || months.isPending) && <Waiting lines={8} />}
      {numbers.data && !months.isPending && (
        <NumbersTable person={person} period={period} answer={numbers.data} months={months.data ?? NO_MONTHS} />
      )}
    </Section>
  );
}

/** Everything but shares of a team: asked of one person alone, they would all be the whole. */
async function fetchNumbers(person: string, period: string) {
  const metrics = await metricsOfOne();
  const query = { period, by: 'person', metrics, where: onlyOf(person) };
  return answer(api.GET('/api/metrics/values', { params: { query } }));
}

/** Months shown behind a number, its own the last. */
const MONTHS = 6;

type Months = ReadonlyMap<string, readonly (string | null)[]>;
const NO_MONTHS: Months = new Map();

/** By metric, the values of the last months; missing where a month has none. */
async function fetchMonths(person: string, period: string): Promise<Months> {
  const months = Array.from({ length: MONTHS }, (_, i) => addMonths(`${period}-01`, i + 1 - MONTHS).slice(0, 7));
  const query = {
    period: `${months[0]}..${period}`,
    by: 'month',
    metrics: await metricsOfOne(),
    where: onlyOf(person),
  };
  const { metrics, rows } = await answer(api.GET('/api/metrics/values', { params: { query } }));
  const byMonth = new Map(rows.map(({ group: [month], cells }) => [month, cells]));
  return new Map(metrics.map(({ asked }, i) => [asked, months.map((month) => byMonth.get(month)?.[i]?.value ?? null)]));
}

async function metricsOfOne(): Promise<string> {
  const dictionary = await answer(api.GET('/api/metrics'));
  return dictionary.rows.flatMap(({ id, shape }) => (shape === 'share' ? [] : [id])).join(',');
}

/** A text in a condition has no escapes: it takes the quotation mark it does not hold. */
function onlyOf(person: string): string {
  const mark = person.includes("'") ? '"' : "'";
  return `person = ${mark}${person}${mark}`;
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
  readonly months: Months;
}

type Metric = NumbersTableProps['answer']['metrics'][number];
type Cell = NumbersTableProps['answer']['rows'][number]['cells'][number];

interface Shown {
  readonly metric: Metric;
  readonly cell: Cell;
  readonly months: readonly (string | null)[];
}

function NumbersTable({ person, period, answer: { metrics, rows }, months }: NumbersTableProps) {
  const t = usePeopleTexts();
  const say = useSay();
  const own = rows.find((row) => row.group[0] === person);
  const shown = metrics.flatMap((metric, i): Shown[] => {
    const cell = own?.cells[i];
    return cell === undefined || cell.value === null ? [] : [{ metric, cell, months: months.get(metric.asked) ?? [] }];
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
          cell: ({ metric, cell }) => <Value metric={metric} cell={cell} why={why(metric.asked)} />,
        },
        { id: 'change', title: t('changed'), number: true, cell: (one) => <Change one={one} /> },
        {
          id: 'months',
          title: t('lastMonths', { count: MONTHS }),
          wide: true,
          cell: ({ metric, months: values }) => <Trend metric={metric} values={values} />,
        },
      ]}
    />
  );
}

function Value({ metric, cell, why }: { readonly metric: Metric; readonly cell: Cell; readonly why: string }) {
  const lang = useLang();
  const text = (value: string) => quantityText(value, metric.unit, lang);
  return (
    <>
      <Quantity
        value={cell.value === null ? null : short(cell.value, metric.unit)}
        unit={metric.unit}
        {...(metric.unit === 'count' ? {} : { n: short(cell.n, 'count') })}
        small={Number(cell.n) < metric.minimumN}
        why={why}
      />
      {cell.low !== undefined && cell.high !== undefined && (
        <span className="numbers-interval">
          {text(cell.low)} – {text(cell.high)}
        </span>
      )}
    </>
  );
}

/** Against the month before, signed; which way is good is the metric's to say, not a colour's. */
function Change({ one: { metric, cell, months } }: { readonly one: Shown }) {
  const t = usePeopleTexts();
  const [now, before] = [cell.value, months.at(-2) ?? null].map((text) => (text ? Decimal.parse(text) : undefined));
  const change = now && before ? now.minus(before).toDigits() : null;
  const value = change === null ? null : short(change, metric.unit);
  return <Quantity value={value} unit={metric.unit} signed missing={t('noMonthBefore')} />;
}

function Trend({ metric, values }: { readonly metric: Metric; readonly values: readonly (string | null)[] }) {
  const lang = useLang();
  const told = values.map((value) =>
    value === null ? '—' : quantityText(short(value, metric.unit), metric.unit, lang),
  );
  const points = values.map((value) => (value === null ? null : (Decimal.parse(value)?.toApproximate() ?? null)));
  return <Sparkline points={points} label={told.join(' → ')} />;
}
