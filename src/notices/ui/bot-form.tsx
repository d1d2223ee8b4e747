import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { LANGS, type Lang } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../platform/ui/texts.ts';
import { BOT_KINDS, BOT_TITLES, type BotKind, TOPIC_TITLES, TOPICS, type Topic } from '../choices.ts';
import { useChannelTexts } from './channel-texts.ts';
import { LANG_NAMES } from './lang-names.ts';
import { type Bot, CHANNELS } from './queries.ts';

interface Draft {
  readonly kind: BotKind;
  readonly title: string;
  readonly topics: Topic[];
  readonly team: string | null;
  readonly lang: Lang;
  readonly active: boolean;
}

interface FormProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

interface BotFormProps {
  /** Null: a new one. */
  readonly bot: Bot | null;
  readonly teams: readonly string[];
  readonly onDone: () => void;
}

export function BotForm({ bot, teams, onDone }: BotFormProps) {
  const t = useChannelTexts();
  const queries = useQueryClient();
  const fresh = {
    kind: 'wecom',
    title: '',
    topics: [...TOPICS],
    team: null,
    lang: currentLang(),
    active: true,
  } as const;
  const { kind, title, topics, team, lang, active } = bot ?? fresh;
  const [draft, setDraft] = useState<Draft>({ kind, title, topics: [...topics], team, lang, active });
  const [secret, setSecret] = useState({ url: '', signing: '' });
  const [unsigned, setUnsigned] = useState(false);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  // What is left empty stays as it is kept; an empty signing secret takes the kept one away.
  const given = {
    ...Object.fromEntries(Object.entries(secret).filter(([, value]) => value !== '')),
    ...(unsigned ? { signing: '' } : {}),
  };
  const save = useMutation({
    mutationFn: () =>
      bot === null
        ? answer(api.POST('/api/channels/bots', { body: { ...draft, ...given } }))
        : answer(
            api.PUT('/api/channels/bots/{id}', { params: { path: { id: bot.id } }, body: { ...draft, ...given } }),
          ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: CHANNELS });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="channel-form" onSubmit={submit}>
      <Names draft={draft} change={change} />
      <Secrets kind={draft.kind} kept={bot !== null} secret={secret} setSecret={setSecret} unsigned={unsigned} />
      {bot !== null && draft.kind !== 'wecom' && (
        <label className="channel-check">
          <input type="checkbox" checked={unsigned} onChange={(e) => setUnsigned(e.target.checked)} />
          {t('unsigned')}
        </label>
      )}
      <Scope draft={draft} change={change} teams={teams} />
      <Failure error={save.error} />
      <div className="channel-does">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

function Names({ draft, change }: FormProps) {
  const t = useChannelTexts();
  const say = useSay();
  return (
    <div className="channel-pair">
      <label>
        {t('kind')}
        <select value={draft.kind} onChange={(e) => change({ kind: e.target.value as BotKind })}>
          {BOT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(BOT_TITLES[kind])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('botTitle')}
        <input required maxLength={60} value={draft.title} onChange={(e) => change({ title: e.target.value })} />
      </label>
    </div>
  );
}

interface SecretsProps {
  readonly kind: BotKind;
  readonly kept: boolean;
  readonly secret: { readonly url: string; readonly signing: string };
  readonly setSecret: (secret: { url: string; signing: string }) => void;
  /** The kept signing secret is to be taken away: there is nothing to type. */
  readonly unsigned: boolean;
}

function Secrets({ kind, kept, secret, setSecret, unsigned }: SecretsProps) {
  const t = useChannelTexts();
  return (
    <>
      <label>
        {t('url')}
        <input
          autoComplete="off"
          required={!kept}
          maxLength={500}
          placeholder="https://"
          value={secret.url}
          onChange={(e) => setSecret({ ...secret, url: e.target.value.trim() })}
        />
        {kept && <span>{t('kept')}</span>}
      </label>
      {kind !== 'wecom' && (
        <label>
          {t('signing')}
          <input
            type="password"
            autoComplete="new-password"
            maxLength={500}
            disabled={unsigned}
            value={unsigned ? '' : secret.signing}
            onChange={(e) => setSecret({ ...secret, signing: e.target.value.trim() })}
          />
          <span>{kept ? t('kept') : t('signingNote')}</span>
        </label>
      )}
    </>
  );
}

function Scope({ draft, change, teams }: FormProps & { readonly teams: readonly string[] }) {
  const t = useChannelTexts();
  const say = useSay();
  const toggled = (topic: Topic) =>
    draft.topics.includes(topic) ? draft.topics.filter((one) => one !== topic) : [...draft.topics, topic];
  // A team that is no more is still what the bot is for.
  const offered = draft.team === null || teams.includes(draft.team) ? teams : [...teams, draft.team];
  return (
    <>
      <fieldset>
        <legend>{t('topics')}</legend>
        {TOPICS.map((topic) => (
          <label key={topic} className="channel-check">
            <input
              type="checkbox"
              checked={draft.topics.includes(topic)}
              onChange={() => change({ topics: toggled(topic) })}
            />
            {say(TOPIC_TITLES[topic])}
          </label>
        ))}
      </fieldset>
      <div className="channel-pair">
        <label>
          {t('team')}
          <select value={draft.team ?? ''} onChange={(e) => change({ team: e.target.value || null })}>
            <option value="">{t('everybody')}</option>
            {offered.map((team) => (
              <option key={team}>{team}</option>
            ))}
          </select>
        </label>
        <label>
          {t('lang')}
          <select value={draft.lang} onChange={(e) => change({ lang: e.target.value as Lang })}>
            {LANGS.map((lang) => (
              <option key={lang} value={lang}>
                {LANG_NAMES[lang]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="channel-check">
        <input type="checkbox" checked={draft.active} onChange={(e) => change({ active: e.target.checked })} />
        {t('active')}
      </label>
    </>
  );
}
