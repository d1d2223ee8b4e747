import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { type Draft, isComplete, isWrong } from './draft.ts';
import { EntryState } from './grid-row.tsx';
import type { SheetEntry, SheetForm } from './read.ts';
import { useRateTexts } from './texts.ts';

interface CardProps {
  readonly cycle: string;
  readonly form: SheetForm;
  readonly entry: SheetEntry;
  readonly draft: (entry: SheetEntry) => Draft;
  readonly write: (entry: SheetEntry, draft: Draft) => void;
  readonly open: boolean;
  readonly onSend: (entries: readonly SheetEntry[], done: boolean) => void;
  readonly sending: boolean;
}

/** One person's items below each other, each a slider with its number: oneself, or a peer; made for a thumb. */
export function Card({ cycle, form, entry, draft, write, open, onSend, sending }: CardProps) {
  const t = useRateTexts();
  const own = draft(entry);
  const set = (item: string, text: string) => write(entry, { ...own, texts: { ...own.texts, [item]: text } });
  const still = open && entry.state === 'owed';
  return (
    <div className="review-card">
      <h3>
        {entry.name} <span className="note">{entry.person}</span> <EntryState entry={entry} />
      </h3>
      {form.items.map((item) => (
        <Item
          key={item.id}
          item={item}
          entry={entry}
          text={own.texts[item.id] ?? ''}
          disabled={!still}
          onChange={set}
        />
      ))}
      {entry.step === 'self' && (
        <Input.TextArea
          aria-label={t('note')}
          placeholder={t('noteSelf')}
          disabled={!still}
          value={own.note}
          maxLength={2000}
          rows={2}
          autoSize={{ minRows: 2 }}
          onChange={(event) => write(entry, { ...own, note: event.target.value })}
        />
      )}
      {still && (
        <p className="review-do">
          <Button
            type="primary"
            disabled={!isComplete(form, own)}
            loading={sending}
            onClick={() => onSend([entry], true)}
          >
            {t('submit')}
          </Button>
          <Button disabled={sending} onClick={() => onSend([entry], false)}>
            {t('draft')}
          </Button>
        </p>
      )}
      {open && entry.state === 'given' && <TakeBack cycle={cycle} entry={entry} />}
    </div>
  );
}

interface ItemProps {
  readonly item: SheetForm['items'][number];
  readonly entry: SheetEntry;
  readonly text: string;
  readonly disabled: boolean;
  readonly onChange: (item: string, text: string) => void;
}

function Item({ item, entry, text, disabled, onChange }: ItemProps) {
  const t = useRateTexts();
  const say = useSay();
  const id = `${entry.step}-${entry.person}-${item.id}`;
  const cannot = text === '-';
  return (
    <div className="review-item">
      <label htmlFor={id}>
        {say(item.title)}
        {say(item.guide) !== '' && <span className="note review-guide">{say(item.guide)}</span>}
      </label>
      <input
        id={id}
        inputMode="decimal"
        aria-invalid={isWrong(text)}
        disabled={disabled || cannot}
        value={cannot ? '' : text}
        onChange={(event) => onChange(item.id, event.target.value.normalize('NFKC').trim())}
      />
      <input
        type="range"
        aria-label={say(item.title)}
        min={0}
        max={100}
        step={1}
        disabled={disabled || cannot}
        value={text === '' || cannot || isWrong(text) ? 50 : Number(text)}
        className={text === '' ? 'review-unset' : ''}
        onChange={(event) => onChange(item.id, event.target.value)}
      />
      <button
        type="button"
        className="link"
        aria-pressed={cannot}
        disabled={disabled}
        onClick={() => onChange(item.id, cannot ? '' : '-')}
      >
        {t('cannot')}
      </button>
    </div>
  );
}

function TakeBack({ cycle, entry }: { readonly cycle: string; readonly entry: SheetEntry }) {
  const t = useRateTexts();
  const queries = useQueryClient();
  const { step, person } = entry;
  const back = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/reviews/{id}/ratings/take-back', { params: { path: { id: cycle } }, body: { step, person } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-sheet', cycle] }),
  });
  return (
    <p className="review-do">
      <Button loading={back.isPending} onClick={() => back.mutate()}>
        {t('takeBack')}
      </Button>
      <Failure error={back.error} />
    </p>
  );
}
