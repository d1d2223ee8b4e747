import { createContext, type ReactNode, useContext } from 'react';
import type { RowRef } from '../../base/explain.ts';
import './why.css';
import { useWhyTexts } from './why-texts.ts';

/** What can be done about one row, as the frame of the app says: this folder knows no workflow. */
export const RowActions = createContext<((row: RowRef) => ReactNode) | null>(null);

/** The rows of activity that a reason ends in, each with its file and row. */
export function ReasonRows({ rows, count }: { readonly rows: readonly RowRef[]; readonly count: number }) {
  const t = useWhyTexts();
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
    </section>
  );
}

function placeOf({ file, sheet, row }: RowRef) {
  return { file: sheet === null ? file : `${file} · ${sheet}`, row };
}
