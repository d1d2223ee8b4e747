import { Button } from 'antd';
import { useAccessTexts } from './texts.ts';

export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly title: string;
}

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly choose: (account: { login: string; password: string }) => void;
}

/** The demo organisation's accounts, one a role; a real organisation offers none. */
export function DemoAccounts({ accounts, choose }: DemoAccountsProps) {
  const t = useAccessTexts();
  return (
    <section className="door-demo" aria-label={t('demo')}>
      <h2>{t('demo')}</h2>
      <p className="note">{t('demoNote')}</p>
      <ul>
        {accounts.map(({ login, password, title }) => (
          <li key={login}>
            <Button block onClick={() => choose({ login, password })}>
              <span>{title}</span>
              <span className="note">{login}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
