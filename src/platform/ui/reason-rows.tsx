import { useInfiniteQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { RowRef } from '../../base/explain.ts';
import { ApiProblem } from './api.ts';
import { Failure } from './problems.tsx';
import { currentLang } from './texts.ts';
import './why.css';
import { useWhyTexts } from './why-texts.ts';

/** What can be done about one row, as the frame of the app says: this folder knows no workflow. */
export const RowActions = createContext<((row: RowRef) => ReactNode) | null>(null);

/** The address of the reason on the screen: below it stand the rows that were not sent along. */
export const WhyAddress = createContext<string | null>(null);

interface ReasonRowsProps {
  readonly rows: readonly RowRef[];
  readonly count: number;
  /** What the rows were counted by. */
  readonly metric: string;
}

/** The rows of activity that a reason ends in, each with its file and row; as many as anybody wants to see. */
export function ReasonRows({ rows: first, count, metric }: ReasonRowsProps) {
  const t = useWhyTexts();
  const at = useContext(WhyAddress);
  const more = useInfiniteQuery({
    queryKey: ['why-rows', at, metric],
    queryFn: ({ pageParam }) => fetchRows(at ?? '', metric, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: false,
  });
  const fetched = more.data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = fetched.length > first.length ? fetched : first;
  const left = Math.min(PAGE, count - rows.length);
  const actions = useContext(RowActions);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  return (
    <section className="reason-rows">
      <header className="note">
        {t('rows')} · {t('rowsShown', { count, shown: rows.length })}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too. */}
      <div className="table-frame" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('rows')}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
              {actions !== null && <th scope="col">{t('actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.importId} ${row.key}`}>
                <td>{row.link === undefined ? t('place', placeOf(row)) : <a href={row.link}>{t('bornHere')}</a>}</td>
                {columns.map((column) => (
                  <td key={column}>{row.values[column] ?? '—'}</td>
                ))}
                {actions !== null && <td>{actions(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Failure error={more.error} />
      {at !== null && left > 0 && (
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

const PAGE = 100;

interface RowsPage {
  readonly rows: readonly RowRef[];
  readonly next: string | null;
}

async function fetchRows(at: string, metric: string, cursor: string | null): Promise<RowsPage> {
  const query = new URLSearchParams({ metric, limit: String(PAGE), ...(cursor === null ? {} : { cursor }) });
  const [path, asked] = at.split('?');
  const response = await fetch(`${path}/rows?${query}${asked === undefined ? '' : `&${asked}`}`, {
    headers: { 'accept-language': currentLang() },
  });
  const body = await response.json();
  if (!response.ok) throw new ApiProblem(response.status, body.problems ?? []);
  return body as RowsPage;
}

function placeOf({ file, sheet, row }: RowRef) {
  return { file: sheet === null ? file : `${file} · ${sheet}`, row };
}
