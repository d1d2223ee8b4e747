import { useState } from 'react';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, type Sorting, Table } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import { approximate, dimensionTitle, groupLabel, isSmall, valueText } from './labels.ts';
import { type Cell, type Question, type Values, type ValuesRow, whyAt } from './question.ts';
import { useMetricTexts } from './texts.ts';

/** Groups and their metrics; every number with its n and interval, and its reason a click away. */
export function ValuesTable({ values, question }: { readonly values: Values; readonly question: Question }) {
  const t = useMetricTexts();
  const lang = useLang();
  const [sort, setSort] = useState<Sorting | undefined>();
  const groups = values.by.map(
    (name, i): Column<ValuesRow> => ({
      id: name,
      title: dimensionTitle(name, lang),
      sortable: true,
      cell: (row) => groupLabel(row.group[i] ?? null, name, values.names, lang, t('unknown')),
    }),
  );
  const numbers = values.metrics.map(
    (metric, i): Column<ValuesRow> => ({
      id: metric.asked,
      title: metric.title[lang],
      number: true,
      sortable: true,
      cell: (row) => {
        const cell = row.cells[i];
        if (cell === undefined || cell.value === null) return <MissingCell metric={metric} period={values.period} />;
        return <CellQuantity cell={cell} metric={metric} why={whyAt(question, metric.asked, row.group)} />;
      },
    }),
  );
  return (
    <Table
      caption={t('table')}
      columns={[...groups, ...numbers]}
      rows={sorted(values, sort)}
      rowKey={(row) => JSON.stringify(row.group)}
      sort={sort}
      onSort={setSort}
    />
  );
}

/** A dash that says why it is none: to the pointer, to the keyboard and to readers of the page. */
export function MissingCell({
  metric,
  period,
}: {
  readonly metric: Values['metrics'][number];
  readonly period: string;
}) {
  const t = useMetricTexts();
  const lang = useLang();
  return <Quantity value={null} unit={metric.unit} missing={t('missing', { title: metric.title[lang], period })} />;
}

export function CellQuantity({
  cell,
  metric,
  why,
}: {
  readonly cell: Cell;
  readonly metric: Values['metrics'][number];
  readonly why?: string;
}) {
  const lang = useLang();
  const counted = metric.unit === 'count' || cell.n === cell.value;
  return (
    <>
      <Quantity
        value={cell.value}
        unit={metric.unit}
        small={isSmall(cell, metric)}
        {...(counted ? {} : { n: String(Math.round(approximate(cell.n) ?? 0)) })}
        {...(why === undefined ? {} : { why })}
      />
      {cell.low !== undefined && cell.high !== undefined && (
        <span className="cell-interval">
          {valueText(cell.low, metric.unit, lang)} – {valueText(cell.high, metric.unit, lang)}
        </span>
      )}
    </>
  );
}

/** By the numbers themselves, what is missing last; groups as the server ordered them. */
function sorted(values: Values, sort: Sorting | undefined): readonly ValuesRow[] {
  if (!sort) return values.rows;
  const group = values.by.indexOf(sort.by);
  const metric = values.metrics.findIndex((one) => one.asked === sort.by);
  const key = (row: ValuesRow) => (group >= 0 ? (row.group[group] ?? null) : approximate(row.cells[metric]?.value));
  const direction = sort.down ? -1 : 1;
  return [...values.rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return 0;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -direction : direction;
  });
}
