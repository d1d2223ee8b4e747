import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { Section } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import type { Settings } from '../model.ts';
import { Calendar } from './calendar.tsx';
import { JudgingRules } from './judging-rules.tsx';
import { Organisation } from './name-and-hours.tsx';
import { PayRules } from './pay-rules.tsx';
import { useSettingsTexts } from './texts.ts';

interface SettingsFormProps {
  readonly settings: Settings;
  readonly changed: readonly { readonly name: string; readonly at: string; readonly by: string }[];
  readonly mayEdit: boolean;
}

export function SettingsForm({ settings, changed, mayEdit }: SettingsFormProps) {
  const t = useSettingsTexts();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const save = useMutation({
    mutationFn: () => answer(api.PATCH('/api/settings', { body: draft })),
    onSuccess: (saved) => queries.setQueryData(['settings'], saved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const author = (name: string) => {
    const last = changed.find((one) => one.name === name);
    return last ? t('changedBy', { by: last.by, at: instantText(last.at) }) : t('default');
  };
  return (
    <form className="settings" onSubmit={submit}>
      <fieldset disabled={!mayEdit}>
        <Organisation draft={draft} onChange={setDraft} author={author} />
        <PayRules draft={draft} onChange={setDraft} author={author} />
        <JudgingRules draft={draft} onChange={setDraft} author={author} />
        <Section title={t('calendar')} note={t('calendarNote')}>
          <Calendar days={draft.calendar} onChange={(calendar) => setDraft({ ...draft, calendar })} />
          <p className="note">{author('calendar')}</p>
        </Section>
        <Failure error={save.error} />
        {mayEdit ? (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        ) : (
          <p className="note">{t('readOnly')}</p>
        )}
      </fieldset>
    </form>
  );
}
