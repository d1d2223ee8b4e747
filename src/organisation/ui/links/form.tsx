import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { OriginLink } from '../../../platform/ui/origin-link.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { ACTIVITY, KINDS, type Kind, rowsTitle } from '../../../stages/activity/index.ts';
import { LINKS, type LinkDraft, tryLink } from './read.ts';
import { useLinkTexts } from './texts.ts';

/** An address is tried on a row that there is before it is said. */
export function LinkForm({ today }: { readonly today: string }) {
  const t = useLinkTexts();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<LinkDraft>({ kind: 'contact', channel: '', template: '' });
  const [from, setFrom] = useState(today);
  const [why, setWhy] = useState('');
  const { kind, template } = draft;
  const channel = draft.channel.trim() || null;
  const change = useMutation({
    mutationFn: () => answer(api.POST('/api/settings/links', { body: { kind, channel, template, from, why } })),
    onSuccess: (changed) => {
      queries.setQueryData(LINKS, changed);
      void queries.invalidateQueries({ queryKey: ['origin'] });
    },
  });
  const trial = useMutation({ mutationFn: () => tryLink(draft) });
  const edit = (part: Partial<LinkDraft>) => {
    setDraft({ ...draft, ...part });
    trial.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="settings" onSubmit={submit}>
      <fieldset>
        <Place draft={draft} edit={edit} />
        <label>
          {t('template')}
          <input
            value={template}
            maxLength={500}
            spellCheck={false}
            placeholder="https://chat.example/sessions/{id}"
            onChange={(event) => edit({ template: event.target.value })}
          />
          <span>{t('templateNote', { fields: Object.keys(ACTIVITY[kind].columns).join(' · ') })}</span>
        </label>
        <Button disabled={template.trim() === ''} loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('try')}
        </Button>
        <Failure error={trial.error} />
        {trial.data && <Trial tried={trial.data.tried} />}
        <div className="settings-pair">
          <label>
            {t('from')}
            <DayField required value={from} onChange={setFrom} />
          </label>
          <label>
            {t('why')}
            <input required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
          </label>
        </div>
        <Failure error={change.error} />
        <Button htmlType="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </fieldset>
    </form>
  );
}

function Place({ draft, edit }: { readonly draft: LinkDraft; readonly edit: (part: Partial<LinkDraft>) => void }) {
  const t = useLinkTexts();
  const say = useSay();
  const channels = 'channel' in ACTIVITY[draft.kind].columns;
  return (
    <div className="settings-pair">
      <label>
        {t('kind')}
        <select value={draft.kind} onChange={(event) => edit({ kind: event.target.value as Kind, channel: '' })}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say(rowsTitle(one))}
            </option>
          ))}
        </select>
      </label>
      {channels && (
        <label>
          {t('channel')}
          <input value={draft.channel} maxLength={100} onChange={(event) => edit({ channel: event.target.value })} />
          <span>{t('channelNote')}</span>
        </label>
      )}
    </div>
  );
}

function Trial({ tried }: { readonly tried: Awaited<ReturnType<typeof tryLink>>['tried'] }) {
  const t = useLinkTexts();
  if (tried === null) return <p className="note">{t('triedNothing')}</p>;
  return (
    <p className="settings-tried" aria-live="polite">
      {t('tried', { day: tried.day, key: tried.key })}
      {tried.origin === null ? (
        t('triedLacks')
      ) : (
        <>
          <code>{tried.origin}</code> <OriginLink href={tried.origin} />
        </>
      )}
    </p>
  );
}
