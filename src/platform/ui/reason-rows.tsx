import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext, useRef } from 'react';
import type { RowRef } from '../../base/explain.ts';
import { ApiProblem } from './api.ts';
import { CopyFrame } from './copy-frame.tsx';
import { FileLinks } from './file-links.tsx';
import { OriginLink } from './origin-link.tsx';
import { Failure } from './problems.tsx';
import { currentLang, useLang } from './texts.ts';
import './why.css';
import { useWhyTexts } from './why-texts.ts';

/** What can be done about one row, as the frame of the app says: this folder knows no workflow. */
export const RowActions = createContext<((row: RowPlace) => ReactNode) | null>(null);

/** What the columns of rows are called, as the frame of the app says. */
export const ColumnTitles = createContext<(name: string) => string>((name) => name);

/** Which row is meant, whatever it says. */
export type RowPlace = Pick<RowRef, 'kind' | 'key'>;

/** To the row's own page, which leads back here. */
export function RowLink({ row: { kind, key }, children }: { readonly row: RowPlace; readonly children: ReactNode }) {
  const from = useRouterState({ select: ({ location }) => location.pathname + location.searchStr });
  return (
    <Link to={'/rows/$kind/$key' as never} params={{ kind, key } as never} search={{ from } as never}>
      {children}
    </Link>
  );
}

/** The address of the reason on the screen: below it stand the rows that were not sent along. */
export const WhyAddress = createContext<string | null>(null);

/** Where every row behind a part of the reason at an address is; null where only the first are known. */
function rowsBelow(
  at: string | null,
  metric: string,
): { readonly path: string; readonly query: URLSearchParams } | null {
  const [path = '', asked = ''] = (at ?? '').split('?');
  const query = new URLSearchParams(asked);
  if (path === '/api/metrics/why') return { path: `${path}/rows`, query };
  if (!/\/lines\/[^/]+$/.test(path)) return null;
  query.set('metric', metric);
  return { path: `${path}/rows`, query };
}

interface ReasonRowsProps {
  readonly rows: readonly RowRef[];
  readonly count: number;
  /** What the rows were counted by. */
  readonly metric: string;
}

/** The rows of activity that a reason ends in, each with its file and row; as many as anybody wants to see. */
export function ReasonRows({ rows: first, count, metric }: ReasonRowsProps) {
  const t = useWhyTexts();
  const below = rowsBelow(useContext(WhyAddress), metric);
  const more = useInfiniteQuery({
    queryKey: ['why-rows', below?.path, below?.query.toString()],
    queryFn: ({ pageParam }) => fetchRows(below as Below, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: false,
  });
  const fetched = more.data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = fetched.length > first.length ? fetched : first;
  const left = Math.min(PAGE, count - rows.length);
  return (
    <section className="reason-rows">
      <header className="note reason-rows-head">
        <span>
          {t('rows')} · {t('rowsShown', { count, shown: rows.length })}
        </span>
        {below !== null && <Files below={below} />}
      </header>
      <RowsTable rows={rows} />
      <Failure error={more.error} />
      {below !== null && left > 0 && (
        <button
          type="button"
          className="why-button"
          disabled={more.isFetching}
          onClick={() => (more.data === undefined ? more.refetch() : more.fetchNextPage())}
        >
          {t('more', { count: left })}
        </button>
      )}
    </section>
  );
}

function RowsTable({ rows }: { readonly rows: readonly RowRef[] }) {
  const t = useWhyTexts();
  const columnTitle = useContext(ColumnTitles);
  const actions = useContext(RowActions);
  const table = useRef<HTMLTableElement>(null);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  return (
    <CopyFrame table={() => table.current}>
      <table className="table" ref={table}>
        <thead>
          <tr>
            <th scope="col">{t('rows')}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {columnTitle(column)}
              </th>
            ))}
            {actions !== null && <th scope="col">{t('actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.importId} ${row.key}`}>
              <td>
                <RowLink row={row}>{row.link === undefined ? t('place', placeOf(row)) : t('bornHere')}</RowLink>{' '}
                <OriginLink href={row.origin} />
              </td>
              {columns.map((column) => (
                <td key={column}>{plainly(row.values[column] ?? '—')}</td>
              ))}
              {actions !== null && <td>{actions(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </CopyFrame>
  );
}

/** All of them as a file, however many are on the screen. */
function Files({ below: { path, query } }: { readonly below: Below }) {
  const lang = useLang();
  const fileAt = (format: string) =>
    `${path}/export?${new URLSearchParams([...query, ['format', format], ['lang', lang]])}`;
  return <FileLinks at={fileAt} />;
}

const PAGE = 100;

type Below = NonNullable<ReturnType<typeof rowsBelow>>;

interface RowsPage {
  readonly rows: readonly RowRef[];
  readonly next: string | null;
}

async function fetchRows({ path, query }: Below, cursor: string | null): Promise<RowsPage> {
  const asked = new URLSearchParams([
    ...query,
    ['limit', String(PAGE)],
    ...(cursor === null ? [] : [['cursor', cursor]]),
  ]);
  const response = await fetch(`${path}?${asked}`, { headers: { 'accept-language': currentLang() } });
  const body = await response.json();
  if (!response.ok) throw new ApiProblem(response.status, body.problems ?? []);
  return body as RowsPage;
}

function placeOf({ file, sheet, row }: RowRef) {
  return { file: sheet === null ? file : `${file} · ${sheet}`, row };
}

/** A decimal as one writes it: the digits that a column's type adds say nothing. */
function plainly(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}
