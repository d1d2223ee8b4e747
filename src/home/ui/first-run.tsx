import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Action } from '../../access/index.ts';
import { type Me, reaches } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Section } from '../../platform/ui/page.tsx';
import './first-run.css';
import { useFirstRunTexts } from './first-run-texts.ts';

/** Where a step is done, and who may. */
const PLACES = {
  organisation: { to: '/settings/organisation', action: 'settings.edit' },
  roster: { to: '/data', action: 'import.write' },
  data: { to: '/data', action: 'import.write' },
  plan: { to: '/plans', action: 'plan.read' },
  accounts: { to: '/settings/accounts', action: 'account.manage' },
  sight: { to: '/settings/accounts', action: 'account.grant' },
  run: { to: '/pay/runs', action: 'run.prepare' },
} as const satisfies Readonly<Record<string, { readonly to: string; readonly action: Action }>>;

/** Asked by those who pay others; what it answers is as the facts are now, whatever was seen before. */
export function useFirstRun(asked: boolean) {
  return useQuery({
    queryKey: ['first-run'],
    queryFn: async () => (await answer(api.GET('/api/home/first-run'))).steps,
    enabled: asked,
    // Nothing is kept: a step done on another page would stand here as open for a moment.
    gcTime: 0,
  });
}

type Step = NonNullable<NonNullable<ReturnType<typeof useFirstRun>['data']>>[number];

/** The way to the first published pay run. It can be put away, and says then how far it is. */
export function FirstRun({ steps, me }: { readonly steps: readonly Step[]; readonly me: Me }) {
  const t = useFirstRunTexts();
  const [shown, setShown] = useShown(me.account.id);
  const next = steps.find((step) => !step.done);
  const done = steps.filter((step) => step.done).length;
  const toggle = (
    <Button type="link" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
      {t(shown ? 'hide' : 'show')}
    </Button>
  );
  return (
    <Section
      title={t('title')}
      note={
        <>
          {t('progress', { done, of: steps.length })} {toggle}
        </>
      }
    >
      {shown && (
        <ol className="first-run">
          {steps.map((step) => (
            <StepLine key={step.id} step={step} next={step === next} me={me} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function StepLine({ step, next, me }: { readonly step: Step; readonly next: boolean; readonly me: Me }) {
  const t = useFirstRunTexts();
  const { to, action } = PLACES[step.id];
  const state = step.done ? 'done' : next ? 'next' : 'open';
  return (
    <li className={`first-run-${state}`} aria-current={next ? 'step' : undefined}>
      <span className="first-run-state">{t(state)}</span>
      <div>
        <h3>{t(`${step.id}_title`)}</h3>
        <p>{t(`${step.id}_${step.done ? 'done' : 'why'}`, step.counts)}</p>
        {reaches(me, action, 'all') ? (
          <Link to={to as never}>{t(`${step.id}_do`)}</Link>
        ) : (
          <p className="note">{t(`${action.split('.')[0] as 'run'}_others`)}</p>
        )}
      </div>
    </li>
  );
}

/** Put away by an account in this browser, not for the others who are still to read it. */
function useShown(account: string): [boolean, (shown: boolean) => void] {
  const key = `jixin.first-run.${account}`;
  const [shown, setShown] = useState(() => localStorage.getItem(key) !== 'hidden');
  return [
    shown,
    (wanted) => {
      if (wanted) localStorage.removeItem(key);
      else localStorage.setItem(key, 'hidden');
      setShown(wanted);
    },
  ];
}
