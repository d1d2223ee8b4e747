import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { type DemoAccount, DemoAccounts } from './demo-accounts.tsx';
import { Field } from './field.tsx';
import type { Proceed } from './proceed.ts';
import { useAccessTexts } from './texts.ts';

interface SignInFormProps {
  readonly proceed: Proceed;
  readonly demo: readonly DemoAccount[];
  readonly provider: { readonly label: string | null } | null;
}

/** Name and password, the organisation's identity provider where it has one, or one click on a demo account. */
export function SignInForm({ proceed, demo, provider }: SignInFormProps) {
  const t = useAccessTexts();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: (body: { login: string; password: string }) => answer(api.POST('/api/sign-in', { body })),
    onSuccess: proceed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ login, password });
  };
  return (
    <>
      <form className="door-form" onSubmit={submit}>
        <Field id="login" label={t('login')}>
          <Input
            id="login"
            autoComplete="username"
            value={login}
            onChange={(e) => setLogin(e.target.value)}
            autoFocus
            required
          />
        </Field>
        <Field id="password" label={t('password')}>
          <Input.Password
            id="password"
            autoComplete="current-password"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
            required
          />
        </Field>
        <Failure error={signIn.error} />
        <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
          {t('signIn')}
        </Button>
      </form>
      {provider !== null && <AtProvider label={provider.label} />}
      {demo.length > 0 && <DemoAccounts accounts={demo} choose={(account) => signIn.mutate(account)} />}
    </>
  );
}

/** Leads away and back to the page that one wanted to see. */
function AtProvider({ label }: { readonly label: string | null }) {
  const t = useAccessTexts();
  const { pathname, search } = window.location;
  const start = `/api/sign-in/oidc/start?${new URLSearchParams({ to: `${pathname}${search}` })}`;
  return (
    <Button href={start} block className="door-provider">
      {t('signInAt', { provider: label ?? t('provider') })}
    </Button>
  );
}
