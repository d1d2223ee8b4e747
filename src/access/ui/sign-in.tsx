import { type ReactNode, useState } from 'react';
import { BRAND } from '../../base/brand.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { CodeForm } from './code-form.tsx';
import { useForgetAll, useWelcome } from './session.ts';
import { SetUpForm } from './set-up-form.tsx';
import './sign-in.css';
import { SignInForm } from './sign-in-form.tsx';
import { useAccessTexts } from './texts.ts';

/** The door: set-up of an empty installation, signing in, the second factor. */
export function SignInPage({ language }: { readonly language: ReactNode }) {
  const t = useAccessTexts();
  const say = useSay();
  const welcome = useWelcome();
  const [codeDue, setCodeDue] = useState(false);
  const forgetAll = useForgetAll();
  const proceed = async ({ secondFactorDue }: { secondFactorDue: boolean }) => {
    setCodeDue(secondFactorDue);
    if (!secondFactorDue) await forgetAll();
  };
  return (
    <main className="door">
      <header className="door-head">
        <h1>{say(BRAND)}</h1>
        <p className="note">{t('motto')}</p>
      </header>
      <Failure error={welcome.error} />
      {codeDue && <CodeForm proceed={proceed} />}
      {!codeDue && welcome.data?.setUp === false && <SetUpForm proceed={proceed} />}
      {!codeDue && welcome.data?.setUp === true && (
        <SignInForm proceed={proceed} demo={welcome.data.demoAccounts} provider={welcome.data.oidc} />
      )}
      {!welcome.isPending && <footer className="door-foot">{language}</footer>}
    </main>
  );
}
