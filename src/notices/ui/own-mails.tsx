import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { LANGS, type Lang } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { MAILS, type Mails } from '../choices.ts';
import { useChannelTexts } from './channel-texts.ts';
import './channels.css';
import { LANG_NAMES } from './lang-names.ts';

const KEY = ['own-mails'];

interface OwnMailsAnswer {
  readonly email: string | null;
  readonly mails: Mails;
  readonly lang: Lang;
  readonly known: string | null;
}

/** Where, about what and in which language I am written to: part of my own account's page. */
export function OwnMails() {
  const t = useChannelTexts();
  const found = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/me/mails')) });
  return (
    <Section title={t('mine')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={6} />}
      {found.data && <OwnMailsForm given={found.data} />}
    </Section>
  );
}

function OwnMailsForm({ given }: { readonly given: OwnMailsAnswer }) {
  const t = useChannelTexts();
  const queries = useQueryClient();
  const [email, setEmail] = useState(given.email ?? '');
  const [mails, setMails] = useState<Mails>(given.mails);
  const [lang, setLang] = useState<Lang>(given.lang);
  const save = useMutation({
    mutationFn: () => answer(api.PUT('/api/me/mails', { body: { email: email === '' ? null : email, mails, lang } })),
    onSuccess: (saved) => queries.setQueryData(KEY, saved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="channel-form" onSubmit={submit}>
      <label>
        {t('email')}
        <input
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          onChange={(e) => setEmail(e.target.value.trim())}
        />
        <span>{given.known === null ? t('noMail') : t('known', { known: given.known })}</span>
      </label>
      <label>
        {t('mails')}
        <select value={mails} onChange={(e) => setMails(e.target.value as Mails)}>
          {MAILS.map((one) => (
            <option key={one} value={one}>
              {t(`mails.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('lang')}
        <select value={lang} onChange={(e) => setLang(e.target.value as Lang)}>
          {LANGS.map((one) => (
            <option key={one} value={one}>
              {LANG_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <Failure error={save.error} />
      <div className="channel-does">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        {save.isSuccess && <span role="status">{t('saved')}</span>}
      </div>
    </form>
  );
}
