import { Button } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { useSay } from '../../../platform/ui/texts.ts';
import { isPoints, spreadOf } from '../rating.ts';
import { type Draft, isComplete, isWrong } from './draft.ts';
import type { SheetEntry, SheetForm } from './read.ts';
import '../../../platform/ui/table.css';
import { useRateTexts } from './texts.ts';

interface GridProps {
  readonly form: SheetForm;
  readonly entries: readonly SheetEntry[];
  readonly draft: (entry: SheetEntry) => Draft;
  readonly write: (entry: SheetEntry, draft: Draft) => void;
  readonly open: boolean;
  readonly onSend: (entries: readonly SheetEntry[], done: boolean) => void;
  readonly sending: boolean;
}

/** Several people side by side, by keyboard alone; below each item how far the rater's own scores lie apart. */
export function Grid({ form, entries, draft, write, open, onSend, sending }: GridProps) {
  const t = useRateTexts();
  const say = useSay();
  const table = useRef<HTMLTableElement>(null);
  if (entries.length === 0) return null;
  const rated = entries.filter(({ state }) => state !== 'excused');
  const complete = rated.filter((entry) => isComplete(form, draft(entry)));
  return (
    <>
      <p className="note">{t('keys')}</p>
      <div className="table-frame">
        <table className="table review-grid" ref={table} onKeyDown={(event) => move(event, table.current)}>
          <thead>
            <tr>
              <th scope="col">{t('person')}</th>
              {form.items.map(({ id, title }) => (
                <th key={id} scope="col" className="number">
                  {say(title)}
                </th>
              ))}
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, row) => (
              <Row
                key={entry.person}
                form={form}
                entry={entry}
                row={row}
                draft={draft(entry)}
                write={write}
                open={open}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('spread')}</th>
              {form.items.map(({ id }) => (
                <td key={id} className="number">
                  <OwnSpread texts={rated.map((entry) => draft(entry).texts[id] ?? '')} />
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {open && (
        <p className="review-do">
          <Button
            type="primary"
            disabled={complete.length === 0}
            loading={sending}
            onClick={() => onSend(complete, true)}
          >
            {t('give', { count: complete.length })}
          </Button>
          <Button
            disabled={sending}
            onClick={() =>
              onSend(
                rated.filter(({ state }) => state === 'owed'),
                false,
              )
            }
          >
            {t('draft')}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly form: SheetForm;
  readonly entry: SheetEntry;
  readonly row: number;
  readonly draft: Draft;
  readonly write: GridProps['write'];
  readonly open: boolean;
}

function Row({ form, entry, row, draft, write, open }: RowProps) {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        {entry.name} <span className="note">{entry.person}</span>
      </th>
      {form.items.map(({ id, title }, column) => (
        <td key={id} className="number">
          <input
            data-cell={`${row} ${column}`}
            aria-label={`${entry.name} ${say(title)}`}
            aria-invalid={isWrong(draft.texts[id] ?? '')}
            inputMode="decimal"
            disabled={!open || entry.state === 'excused'}
            value={draft.texts[id] ?? ''}
            onFocus={(event) => event.target.select()}
            onChange={(event) => write(entry, typed(draft, id, event.target.value))}
          />
        </td>
      ))}
      <td>
        <EntryState entry={entry} />
      </td>
    </tr>
  );
}

function typed(draft: Draft, item: string, text: string): Draft {
  return { ...draft, texts: { ...draft.texts, [item]: text.normalize('NFKC').trim() } };
}

export function EntryState({ entry }: { readonly entry: SheetEntry }) {
  const t = useRateTexts();
  const begun = Object.keys(entry.scores).length > 0;
  const key = { given: 'isGiven', excused: 'isExcused', owed: begun ? 'isDraft' : 'isOwed' } as const;
  return <span className={`review-entry review-entry-${entry.state}`}>{t(key[entry.state])}</span>;
}

function OwnSpread({ texts }: { readonly texts: readonly string[] }) {
  const spread = spreadOf(texts.map((text) => (isPoints(text) ? text : null)));
  if (spread === null) return '—';
  const { lowest, mean, highest } = spread;
  // One score for everybody says nothing about anybody.
  const flat = spread.people > 2 && lowest === highest;
  return (
    <span className={flat ? 'review-amber' : 'note'}>
      {lowest} · {mean} · {highest}
    </span>
  );
}

/** Arrows and Enter go from cell to cell; left and right only from the ends of a text. */
function move(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const cell = event.target as HTMLInputElement;
  const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(' ').map(Number);
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  const atStart = whole || cell.selectionEnd === 0;
  const atEnd = whole || cell.selectionStart === cell.value.length;
  const to: Readonly<Record<string, readonly [number, number] | undefined>> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Enter: [row + (event.shiftKey ? -1 : 1), column],
    ArrowLeft: atStart ? [row, column - 1] : undefined,
    ArrowRight: atEnd ? [row, column + 1] : undefined,
  };
  const wanted = to[event.key];
  const next = wanted && table?.querySelector<HTMLInputElement>(`[data-cell="${wanted[0]} ${wanted[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
