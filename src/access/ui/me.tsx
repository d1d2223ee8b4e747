import { useQueryClient } from '@tanstack/react-query';
import { OwnMails } from '../../notices/ui/own-mails.tsx';
import { Page, Section } from '../../platform/ui/page.tsx';
import './account.css';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { reaches, useMe } from './session.ts';
import './sign-in.css';
import { useAccessTexts } from './texts.ts';
import { OwnTokens } from './tokens.tsx';

/** One's own account: password, second factor, where one is signed in, tokens, and what one is written to about. */
export function MePage() {
  const t = useAccessTexts();
  const me = useMe().data;
  const queries = useQueryClient();
  return (
    <Page title={t('account')}>
      <div className="account">
        <Section title={t('changePassword')}>
          <PasswordForm onChanged={() => queries.invalidateQueries({ queryKey: ['me'] })} />
        </Section>
        <SecondFactor />
        <OwnSessions />
        {me && reaches(me, 'token.own') && <OwnTokens />}
        <OwnMails />
      </div>
    </Page>
  );
}
