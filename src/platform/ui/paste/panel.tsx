import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Column, Table } from '../table.tsx';
import type { LeftOut, Pasted, PastedCell, PasteGrid } from './match.ts';
import './paste.css';
import { usePasteTexts } from './texts.ts';

interface PanelProps {
  readonly grid: PasteGrid;
  readonly pasted: Pasted;
  readonly onSet: () => void;
  readonly onClose: () => void;
}

/** What is left out stays to be read after the rest is set. */
export function PastePanel({ grid, pasted, onSet, onClose }: PanelProps) {
  const t = usePasteTexts();
  const [done, setDone] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const { set, left, same, blank } = pasted;
  const count = set.length;
  const take = () => {
    onSet();
    if (left.length === 0) return onClose();
    setDone(true);
    place.current?.focus();
  };
  return (
    <section
      className="paste"
      aria-label={t('title')}
      tabIndex={-1}
      ref={place}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p role="status">
        <strong>{done ? t('done', { count }) : count > 0 ? t('will', { count }) : t('nothing')}</strong>
        {same + blank > 0 && <span className="note"> · {t('also', { same, blank })}</span>}
      </p>
      {!done && count > 0 && <ToSet grid={grid} cells={set} />}
      {left.length > 0 && <LeftTable left={left} />}
      <p className="paste-do">
        {!done && count > 0 && (
          <Button type="primary" onClick={take}>
            {t('set')}
          </Button>
        )}
        <Button onClick={onClose}>{t(done || count === 0 ? 'close' : 'discard')}</Button>
      </p>
    </section>
  );
}

function ToSet({ grid, cells }: { readonly grid: PasteGrid; readonly cells: readonly PastedCell[] }) {
  const t = usePasteTexts();
  const rows = new Map(grid.rows.map(({ id, title }) => [id, title]));
  const titles = new Map(grid.columns.map(({ id, title }) => [id, title]));
  const columns: readonly Column<PastedCell>[] = [
    { id: 'row', title: t('row'), cell: ({ row }) => rows.get(row) },
    { id: 'column', title: t('column'), cell: ({ column }) => titles.get(column) },
    { id: 'before', title: t('before'), number: true, cell: ({ before }) => before || '—' },
    { id: 'value', title: t('value'), number: true, cell: ({ value }) => value },
  ];
  return (
    <Table
      caption={t('will', { count: cells.length })}
      columns={columns}
      rows={cells}
      rowKey={({ row, column }) => `${row} ${column}`}
    />
  );
}

function LeftTable({ left }: { readonly left: readonly LeftOut[] }) {
  const t = usePasteTexts();
  const columns: readonly Column<LeftOut>[] = [
    { id: 'line', title: t('line'), number: true, cell: ({ line }) => line },
    { id: 'column', title: t('column'), cell: ({ column }) => column },
    { id: 'value', title: t('found'), cell: ({ value }) => value },
    { id: 'why', title: t('why'), cell: ({ why, says }) => says || t(why) },
  ];
  return (
    <>
      <h3 className="paste-left">{t('left', { count: left.length })}</h3>
      <Table
        caption={t('left', { count: left.length })}
        columns={columns}
        rows={left}
        rowKey={({ line, column, value }) => `${line} ${column} ${value}`}
      />
    </>
  );
}
