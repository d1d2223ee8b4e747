import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { OwnMails } from '../../notices/ui/own-mails.tsx';
import { answer, api } from '../../platform/ui/api.ts';
import { Page, Section } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Field } from './field.tsx';
import { PasswordForm } from './password-form.tsx';
import { useMe } from './session.ts';
import './sign-in.css';
import { useAccessTexts } from './texts.ts';

/** One's own account: password, second factor, and what one is written to about. */
export function MePage() {
  const t = useAccessTexts();
  const me = useMe();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] });
  return (
    <Page title={t('account')}>
      <div style={{ maxWidth: 380 }}>
        <Section title={t('changePassword')}>
          <PasswordForm onChanged={refresh} />
        </Section>
        <Section title={t('secondFactor')}>
          {me.data?.account.secondFactor ? <p>{t('secondFactorOn')}</p> : <SecondFactor onDone={refresh} />}
        </Section>
        <OwnMails />
      </div>
    </Page>
  );
}

function SecondFactor({ onDone }: { readonly onDone: () => void }) {
  const t = useAccessTexts();
  const [code, setCode] = useState('');
  const offer = useMutation({ mutationFn: () => answer(api.POST('/api/me/second-factor/offer')) });
  const confirm = useMutation({
    mutationFn: (secret: string) => answer(api.POST('/api/me/second-factor', { body: { secret, code } })),
    onSuccess: onDone,
  });
  if (!offer.data) {
    return (
      <>
        <p>{t('secondFactorOff')}</p>
        <Failure error={offer.error} />
        <Button onClick={() => offer.mutate()} loading={offer.isPending}>
          {t('secondFactorStart')}
        </Button>
      </>
    );
  }
  const { secret, uri } = offer.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(secret);
  };
  return (
    <form className="door-form" onSubmit={submit}>
      <p>{t('secondFactorKey')}</p>
      <a href={uri}>
        <code>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </a>
      <Field id="code" label={t('code')}>
        <Input id="code" inputMode="numeric" maxLength={6} value={code} onChange={(e) => setCode(e.target.value)} />
      </Field>
      <Failure error={confirm.error} />
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('confirm')}
      </Button>
    </form>
  );
}
