import { useRef } from 'react';
import { useSay } from '../../../platform/ui/texts.ts';
import { type Draft, isComplete } from './draft.ts';
import { useRatingsToPaste, withPasted } from './paste-ratings.ts';
import type { SheetEntry, SheetForm } from './read.ts';
import '../../../platform/ui/table.css';
import { PasteHint } from '../../../platform/ui/paste/hint.tsx';
import { usePaste } from '../../../platform/ui/paste/use-paste.tsx';
import { GridFoot } from './grid-foot.tsx';
import { moveBetweenCells } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { SendRatings } from './send-ratings.tsx';
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
  const table = useRef<HTMLTableElement>(null);
  const paste = usePaste(useRatingsToPaste({ form, entries, draft, open }), (cells) => {
    for (const [entry, next] of withPasted(entries, draft, cells)) write(entry, next);
  });
  if (entries.length === 0) return null;
  const rated = entries.filter(({ state }) => state !== 'excused');
  const complete = rated.filter((entry) => isComplete(form, draft(entry)));
  return (
    <>
      <p className="note">
        {t('keys')} {open && <PasteHint />}
      </p>
      <div className="table-frame">
        <table
          className="table review-grid"
          ref={table}
          onKeyDown={(event) => moveBetweenCells(event, table.current)}
          onPaste={paste.onPaste}
        >
          <GridHead form={form} />
          <tbody>
            {entries.map((entry, row) => (
              <GridRow
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
          <GridFoot form={form} drafts={rated.map(draft)} />
        </table>
      </div>
      {paste.panel}
      {open && <SendRatings rated={rated} complete={complete} onSend={onSend} sending={sending} />}
    </>
  );
}

function GridHead({ form }: { readonly form: SheetForm }) {
  const t = useRateTexts();
  const say = useSay();
  return (
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
  );
}
