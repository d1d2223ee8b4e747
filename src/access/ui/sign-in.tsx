import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { useForgetAll } from './session.ts';
import './sign-in.css';
import { useAccessTexts } from './texts.ts';

/** The door: set-up of an empty installation, signing in, the second factor. */
export function SignInPage({ language }: { readonly language: ReactNode }) {
  const t = useAccessTexts();
  const welcome = useQuery({ queryKey: ['welcome'], queryFn: () => answer(api.GET('/api/welcome')) });
  const [codeDue, setCodeDue] = useState(false);
  const forgetAll = useForgetAll();
  const proceed = async ({ secondFactorDue }: { secondFactorDue: boolean }) => {
    setCodeDue(secondFactorDue);
    if (!secondFactorDue) await forgetAll();
  };
  return (
    <main className="door">
      <header className="door-head">
        <h1>绩薪 Jixin</h1>
        <p className="note">{t('motto')}</p>
      </header>
      <Failure error={welcome.error} />
      {codeDue && <CodeForm proceed={proceed} />}
      {!codeDue && welcome.data?.setUp === false && <SetUpForm proceed={proceed} />}
      {!codeDue && welcome.data?.setUp === true && <PasswordForm proceed={proceed} demo={welcome.data.demoAccounts} />}
      <footer className="door-foot">{language}</footer>
    </main>
  );
}

type Proceed = (signedIn: { secondFactorDue: boolean }) => Promise<void>;

interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly title: string;
}

function PasswordForm({ proceed, demo }: { readonly proceed: Proceed; readonly demo: readonly DemoAccount[] }) {
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
      {demo.length > 0 && (
        <section className="door-demo" aria-label={t('demo')}>
          <h2>{t('demo')}</h2>
          <p className="note">{t('demoNote')}</p>
          <ul>
            {demo.map((account) => (
              <li key={account.login}>
                <Button block onClick={() => signIn.mutate({ login: account.login, password: account.password })}>
                  <span>{account.title}</span>
                  <span className="note">{account.login}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function CodeForm({ proceed }: { readonly proceed: Proceed }) {
  const t = useAccessTexts();
  const [code, setCode] = useState('');
  const give = useMutation({
    mutationFn: () => answer(api.POST('/api/sign-in/second-factor', { body: { code } })),
    onSuccess: proceed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className="door-form" onSubmit={submit}>
      <Field id="code" label={t('code')}>
        <Input
          id="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(e) => setCode(e.target.value)}
          autoFocus
        />
      </Field>
      <Failure error={give.error} />
      <Button type="primary" htmlType="submit" loading={give.isPending} block>
        {t('confirm')}
      </Button>
    </form>
  );
}

function SetUpForm({ proceed }: { readonly proceed: Proceed }) {
  const t = useAccessTexts();
  const [owner, setOwner] = useState({ login: '', name: '', password: '' });
  const setUp = useMutation({ mutationFn: () => answer(api.POST('/api/set-up', { body: owner })), onSuccess: proceed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };
  return (
    <form className="door-form" onSubmit={submit}>
      <p>{t('setUpNote')}</p>
      <Field id="name" label={t('name')}>
        <Input
          id="name"
          value={owner.name}
          onChange={(e) => setOwner({ ...owner, name: e.target.value })}
          autoFocus
          required
        />
      </Field>
      <Field id="login" label={t('login')}>
        <Input
          id="login"
          autoComplete="username"
          value={owner.login}
          onChange={(e) => setOwner({ ...owner, login: e.target.value })}
          required
        />
      </Field>
      <Field id="password" label={t('newPassword')}>
        <Input.Password
          id="password"
          autoComplete="new-password"
          value={owner.password}
          onChange={(e) => setOwner({ ...owner, password: e.target.value })}
          required
        />
      </Field>
      <Failure error={setUp.error} />
      <Button type="primary" htmlType="submit" loading={setUp.isPending} block>
        {t('setUp')}
      </Button>
    </form>
  );
}

export function Field({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
