import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe } from '../../../../access/ui/session.ts';
import { answer, api } from '../../../../platform/ui/api.ts';
import { Section } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { NOT_APPLICABLE } from '../../model.ts';
import { ConversationFacts } from '../../ui/conversation.tsx';
import { type CardItemAnswer, type Entries, itemsOf, type ViewAnswer } from './queries.ts';
import { useCalibrationTexts } from './texts.ts';

type Conversation = ViewAnswer['conversations'][number];

/** One's own scores, conversation by conversation. */
export function ScoringPart({ view }: { readonly view: ViewAnswer }) {
  const t = useCalibrationTexts();
  return (
    <Section title={t('conversations')} note={t('blind')}>
      {view.conversations.map((one) => (
        <ScoreForm key={one.contact} view={view} about={one} />
      ))}
    </Section>
  );
}

function ScoreForm({ view, about }: { readonly view: ViewAnswer; readonly about: Conversation }) {
  const t = useCalibrationTexts();
  const me = useMe().data;
  const queries = useQueryClient();
  const kept = view.scores.find((one) => one.contact === about.contact && one.inspector === me?.account.id);
  const [entries, setEntries] = useState<Entries>(kept?.entries ?? {});
  const save = useMutation({
    mutationFn: (submit: boolean) =>
      answer(
        api.PUT('/api/calibrations/{id}/scores/{contact}', {
          params: { path: { id: view.session.id, contact: about.contact } },
          body: { entries, remark: kept?.remark ?? '', revision: kept?.revision ?? 0, submit },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['calibration', view.session.id] }),
  });
  const done = kept?.submittedAt != null;
  return (
    <details className="calibration-conversation" open={!done}>
      <summary>
        <ConversationHead about={about} />
        {done && <span className="calibration-done">{t('handedIn')}</span>}
      </summary>
      <ConversationFacts conversation={about.conversation} />
      <EntriesForm view={view} name={about.contact} entries={entries} onChange={setEntries} disabled={done} />
      {!done && (
        <p className="calibration-do">
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(true)}>
            {t('submit')}
          </Button>
          <Button onClick={() => save.mutate(false)}>{t('save')}</Button>
        </p>
      )}
      <Failure error={save.error} />
    </details>
  );
}

export function ConversationHead({ about: { conversation } }: { readonly about: Conversation }) {
  const facts = [conversation.startedAt.slice(0, 16), conversation.channel, conversation.project, conversation.issue];
  return (
    <span>
      <strong>{conversation.key}</strong>{' '}
      <span className="note">{facts.filter((one) => one !== null).join(' · ')}</span>
    </span>
  );
}

interface EntriesFormProps {
  readonly view: ViewAnswer;
  /** Tells the controls of one conversation from those of the next. */
  readonly name: string;
  readonly entries: Entries;
  readonly onChange: (entries: Entries) => void;
  readonly disabled?: boolean;
}

/** The card: one row an item, one choice a step. */
export function EntriesForm({ view, name, entries, onChange, disabled = false }: EntriesFormProps) {
  const t = useCalibrationTexts();
  const say = useSay();
  const set = (item: string, change: Partial<Entries[string]>) =>
    onChange({ ...entries, [item]: { value: '', ...entries[item], ...change } });
  return (
    <div className="calibration-card">
      {itemsOf(view).map((item) => (
        <fieldset key={item.id} disabled={disabled}>
          <legend>{say(item.title)}</legend>
          {choicesOf(item).map((value) => (
            <label key={value}>
              <input
                type="radio"
                name={`${name} ${item.id}`}
                checked={entries[item.id]?.value === value}
                onChange={() => set(item.id, { value })}
              />
              {value === NOT_APPLICABLE ? t('na') : value}
            </label>
          ))}
          {item.critical && Number(entries[item.id]?.value ?? 0) > 0 && (
            <Input
              aria-label={t('note')}
              placeholder={t('note')}
              value={entries[item.id]?.note ?? ''}
              onChange={(event) => set(item.id, { note: event.target.value })}
            />
          )}
        </fieldset>
      ))}
    </div>
  );
}

function choicesOf({ steps, mayNotApply }: CardItemAnswer): readonly string[] {
  return mayNotApply ? [...steps, NOT_APPLICABLE] : steps;
}
