import { Decimal } from '../../../../base/decimal.ts';
import { Quantity } from '../../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { dimensionTitle, groupLabel, metricTitle } from '../labels.ts';
import { type Asked, type Cell, shifted, useValues, type Values, type ValuesRow } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { CellQuantity } from '../values-table.tsx';
import { View } from './view.tsx';

/** One metric of every group beside the period before: both with n and interval, and the signed change. */
export function CompareView({ asked }: { readonly asked: Asked }) {
  const question = { ...asked, metrics: asked.shown };
  const now = useValues(question);
  const earlier = useValues({ ...question, period: shifted(asked.period, -1) });
  return (
    <View query={now} period={asked.period}>
      {(data) => <Compared now={data} earlier={earlier.data} />}
    </View>
  );
}

interface Pair {
  readonly row: ValuesRow;
  readonly now: Cell | undefined;
  readonly before: Cell | undefined;
}

function Compared({ now, earlier }: { readonly now: Values; readonly earlier: Values | undefined }) {
  const t = useMetricTexts();
  const lang = useLang();
  const metric = now.metrics[0];
  if (!metric) return null;
  const old = new Map(earlier?.rows.map((row) => [JSON.stringify(row.group), row.cells[0]]));
  const pairs = now.rows.map((row) => ({ row, now: row.cells[0], before: old.get(JSON.stringify(row.group)) }));
  const columns: readonly Column<Pair>[] = [
    ...now.by.map((name, i) => ({
      id: name,
      title: dimensionTitle(name, lang),
      cell: ({ row }: Pair) => groupLabel(row.group[i] ?? null, name, now.names, lang, t('unknown')),
    })),
    {
      id: 'now',
      title: `${metricTitle(metric, lang)} · ${now.period}`,
      number: true,
      cell: ({ now: cell }) => cell && <CellQuantity cell={cell} metric={metric} />,
    },
    {
      id: 'before',
      title: earlier?.period ?? t('before'),
      number: true,
      cell: ({ before }) =>
        before ? <CellQuantity cell={before} metric={metric} /> : <Quantity value={null} unit={metric.unit} />,
    },
    {
      id: 'change',
      title: t('change'),
      number: true,
      cell: (pair) => <Quantity value={changeOf(pair)} unit={metric.unit} signed />,
    },
  ];
  return (
    <Table caption={t('compare')} columns={columns} rows={pairs} rowKey={({ row }) => JSON.stringify(row.group)} />
  );
}

function changeOf({ now, before }: Pair): string | null {
  const [a, b] = [now?.value, before?.value].map((text) => (text ? Decimal.parse(text) : undefined));
  return a && b ? a.minus(b).toDigits() : null;
}
