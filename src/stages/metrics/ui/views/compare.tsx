import { Decimal } from '../../../../base/decimal.ts';
import { Quantity, quantityText } from '../../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { differenceOf, type Share } from '../../interval.ts';
import { comparedWith } from '../ask/periods.ts';
import { dimensionTitle, groupLabel } from '../labels.ts';
import { type Asked, type Cell, type Question, useValues, type Values, type ValuesRow, whyAt } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { CellQuantity, MissingCell } from '../values-table.tsx';
import { View } from './view.tsx';

/** One metric of every group beside another period: both with n, interval and reason, and the change with how sure it is. */
export function CompareView({ asked }: { readonly asked: Asked }) {
  const question = { ...asked, metrics: asked.shown };
  const before = { ...question, period: comparedWith(asked.period, asked.against) };
  const now = useValues(question);
  const earlier = useValues(before);
  return (
    <View query={now} period={asked.period}>
      {(data) => <Compared now={data} earlier={earlier.data} questions={{ now: question, before }} />}
    </View>
  );
}

interface Pair {
  readonly row: ValuesRow;
  readonly now: Cell | undefined;
  readonly before: Cell | undefined;
}

interface ComparedProps {
  readonly now: Values;
  /** While it is being measured, its column stands empty. */
  readonly earlier: Values | undefined;
  readonly questions: { readonly now: Question; readonly before: Question };
}

function Compared({ now, earlier, questions }: ComparedProps) {
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
      title: `${metric.title[lang]} · ${now.period}`,
      number: true,
      cell: ({ now: cell, row }) =>
        cell && <CellQuantity cell={cell} metric={metric} why={whyAt(questions.now, metric.asked, row.group)} />,
    },
    {
      id: 'before',
      title: questions.before.period,
      number: true,
      cell: ({ before, row }) =>
        before ? (
          <CellQuantity cell={before} metric={metric} why={whyAt(questions.before, metric.asked, row.group)} />
        ) : (
          earlier && <MissingCell metric={metric} period={questions.before.period} />
        ),
    },
    {
      id: 'change',
      title: t('change'),
      number: true,
      cell: (pair) => <Change pair={pair} unit={metric.unit} />,
    },
  ];
  return (
    <Table caption={t('compare')} columns={columns} rows={pairs} rowKey={({ row }) => JSON.stringify(row.group)} />
  );
}

/** The difference as a signed figure; of shares with Newcombe's interval, and whether it reaches 0. */
function Change({ pair, unit }: { readonly pair: Pair; readonly unit: string }) {
  const t = useMetricTexts();
  const lang = useLang();
  const interval = intervalOf(pair);
  const chance = interval !== null && interval.low.sign() <= 0 && interval.high.sign() >= 0;
  const text = (value: Decimal) => quantityText(value.toDigits(), unit, lang, true);
  return (
    <>
      <span className={chance ? 'change-chance' : undefined}>
        <Quantity value={changeOf(pair)} unit={unit} signed />
      </span>
      {interval && (
        <span className="cell-interval" title={t(chance ? 'uncertain' : 'certain')}>
          {text(interval.low)} – {text(interval.high)}
        </span>
      )}
    </>
  );
}

function changeOf({ now, before }: Pair): string | null {
  const [a, b] = [now?.value, before?.value].map((text) => (text ? Decimal.parse(text) : undefined));
  return a && b ? a.minus(b).toDigits() : null;
}

function intervalOf({ now, before }: Pair) {
  const [a, b] = [shareOf(now), shareOf(before)];
  return a && b ? differenceOf(a, b) : null;
}

function shareOf(cell: Cell | undefined): Share | null {
  const [share, low, high] = [cell?.value, cell?.low, cell?.high].map((text) =>
    text ? Decimal.parse(text) : undefined,
  );
  return share && low && high ? { share, low, high } : null;
}
