import { useSay } from '../../../platform/ui/texts.ts';
import { type Draft, isWrong } from './draft.ts';
import type { SheetEntry, SheetForm } from './read.ts';
import { useRateTexts } from './texts.ts';

interface GridRowProps {
  readonly form: SheetForm;
  readonly entry: SheetEntry;
  readonly row: number;
  readonly draft: Draft;
  readonly write: (entry: SheetEntry, draft: Draft) => void;
  readonly open: boolean;
}

export function GridRow({ form, entry, row, draft, write, open }: GridRowProps) {
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
