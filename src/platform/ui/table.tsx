import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { CopyFrame } from './copy-frame.tsx';
import { Empty } from './page.tsx';
import './table.css';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('table', {
  more: { 'zh-CN': '显示更多', 'zh-TW': '顯示更多', en: 'Show more' },
  moreOf: {
    'zh-CN': '显示更多（{{shown}} / {{count}}）',
    'zh-TW': '顯示更多（{{shown}} / {{count}}）',
    en: 'Show more ({{shown}} of {{count}})',
  },
  sortBy: { 'zh-CN': '按{{name}}排序', 'zh-TW': '按{{name}}排序', en: 'Sort by {{name}}' },
});

export interface Column<Row> {
  readonly id: string;
  readonly title: ReactNode;
  /** What a reader of the table hears for the title, where it is not text. */
  readonly name?: string;
  readonly number?: boolean;
  /** A day, a name, a state: never broken into lines. */
  readonly brief?: boolean;
  readonly cell: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  /** Hidden on a phone: what a narrow screen can do without. */
  readonly wide?: boolean;
}

export interface Sorting {
  readonly by: string;
  readonly down: boolean;
}

export interface TableProps<Row> {
  /** What the table is, for readers of the page. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sorting | undefined;
  readonly onSort?: ((sort: Sorting) => void) | undefined;
  readonly onMore?: (() => void) | undefined;
  /** Others are on their way in place of these. */
  readonly stale?: boolean;
  readonly empty?: ReactNode;
  readonly selected?: string | undefined;
  readonly foot?: ReactNode;
}

/** Rows drawn at once: more than anybody reads, and as few as a browser lays out within a blink. */
const DRAWN = 200;

/** A plain HTML table: it prints, is read by screen readers, and is copied as a spreadsheet wants it. */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, empty } = props;
  if (rows.length === 0 && empty !== undefined) return typeof empty === 'string' ? <Empty says={empty} /> : empty;
  return <Filled {...props} />;
}

function Filled<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, onMore, selected, foot, stale = false } = props;
  const t = useTexts();
  const table = useRef<HTMLTableElement>(null);
  const [drawn, setDrawn] = useState(DRAWN);
  const left = rows.length - drawn;
  const drawMore = () => setDrawn(drawn + 5 * DRAWN);
  // What is copied whole is made whole for as long as it is read, and never laid out so.
  const whole = () => {
    if (left > 0) {
      flushSync(() => setDrawn(rows.length));
      queueMicrotask(() => setDrawn(drawn));
    }
    return table.current;
  };
  return (
    <CopyFrame table={whole}>
      <table className="table" ref={table} aria-busy={stale}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column as Column<unknown>} sort={sort} onSort={onSort} label={t} />
            ))}
          </tr>
        </thead>
        <tbody>
          {(left > 0 ? rows.slice(0, drawn) : rows).map((row) => (
            <tr key={rowKey(row)} aria-current={selected === rowKey(row) ? 'true' : undefined}>
              {columns.map((column) => (
                <td key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
      {left > 0 ? (
        <More onMore={drawMore} says={t('moreOf', { shown: drawn, count: rows.length })} />
      ) : (
        <More onMore={onMore} />
      )}
    </CopyFrame>
  );
}

interface MoreProps {
  /** Undefined where there is no more. */
  readonly onMore: (() => void) | undefined;
  readonly says?: string;
}

/** The way on, below a list that goes on. */
export function More({ onMore, says }: MoreProps) {
  const t = useTexts();
  if (onMore === undefined) return null;
  return (
    <button type="button" className="table-more" onClick={onMore}>
      {says ?? t('more')}
    </button>
  );
}

interface HeadCellProps {
  readonly column: Column<unknown>;
  readonly sort: Sorting | undefined;
  readonly onSort: ((sort: Sorting) => void) | undefined;
  readonly label: (key: 'sortBy', params: { name: string }) => string;
}

function HeadCell({ column, sort, onSort, label }: HeadCellProps) {
  const active = sort?.by === column.id;
  const direction = active ? (sort.down ? 'descending' : 'ascending') : undefined;
  const name = column.name ?? (typeof column.title === 'string' ? column.title : column.id);
  return (
    <th scope="col" className={classOf(column)} aria-sort={direction}>
      {column.sortable && onSort ? (
        <button
          type="button"
          className="table-sort"
          aria-label={label('sortBy', { name })}
          onClick={() => onSort({ by: column.id, down: active ? !sort.down : column.number === true })}
        >
          {column.title}
          <span aria-hidden="true">{direction === 'descending' ? ' ↓' : direction === 'ascending' ? ' ↑' : ' ↕'}</span>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function classOf(column: Pick<Column<unknown>, 'number' | 'brief' | 'wide'>): string {
  return [column.number ? 'number' : '', column.brief ? 'brief' : '', column.wide ? 'wide' : '']
    .filter(Boolean)
    .join(' ');
}
