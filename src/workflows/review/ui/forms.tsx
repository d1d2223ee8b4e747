import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { fieldValue } from '../../../ledger/index.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { FormEditor } from './form-editor.tsx';
import { FormItems } from './form-items.tsx';
import { useFormTexts } from './form-texts.ts';
import { type FormVersion, readForms } from './forms-read.ts';
import './reviews.css';

/** What each post is judged on; HR writes the next version. */
export function FormsPage() {
  const t = useFormTexts();
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { form?: string };
  const found = useQuery({ queryKey: ['review-forms'], queryFn: readForms });
  const rows = found.data?.rows ?? [];
  const current = rows.filter(({ state }) => state === 'now');
  const chosen = current.find(({ form }) => form === search.form) ?? current[0];
  return (
    <Page
      title={t('forms')}
      scope={
        <Select
          aria-label={t('form')}
          className="review-form-choice"
          value={chosen?.form ?? null}
          options={current.map(({ form, title }) => ({ value: form, label: say(title) }))}
          onChange={(form) => navigate({ to: '.', search: { form } as never })}
        />
      }
    >
      <p className="note">{t('about')}</p>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={12} />}
      {chosen && (
        <OneForm key={chosen.form} current={chosen} versions={rows.filter(({ form }) => form === chosen.form)} />
      )}
    </Page>
  );
}

interface OneFormProps {
  readonly current: FormVersion;
  readonly versions: readonly FormVersion[];
}

function OneForm({ current, versions }: OneFormProps) {
  const t = useFormTexts();
  const say = useSay();
  const me = useMe().data;
  const [editing, setEditing] = useState(false);
  const posts = current.posts?.map((post) => say(fieldValue('post', post))).join(' · ') ?? t('otherPosts');
  const mayEdit = me != null && reaches(me, 'review.manage', 'all');
  return (
    <Section title={say(current.title)}>
      <p className="note">{`${t('posts')}: ${posts}`}</p>
      <FormItems version={current} />
      <ul className="note">
        {versions.map(({ version, state, from, by, why }) => (
          <li key={version}>
            {t('version', { version })} · {t(state)} ·{' '}
            {from === null ? t('shipped') : t('since', { from, by: by ?? '', why })}
          </li>
        ))}
      </ul>
      {mayEdit && !editing && <Button onClick={() => setEditing(true)}>{t('change')}</Button>}
      {editing && <FormEditor newest={versions.at(-1) ?? current} onDone={() => setEditing(false)} />}
    </Section>
  );
}
