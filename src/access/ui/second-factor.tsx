import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Authenticator } from './authenticator.tsx';
import { useLifeTexts } from './life-texts.ts';
import { Once } from './once.tsx';
import { OwnPassword } from './own-password.tsx';
import { useMe } from './session.ts';
import { useAccessTexts } from './texts.ts';

const KEY = ['me', 'second-factor'];

type Doing = 'change' | 'renew' | 'off';

/** One's second factor: put in force, changed, turned off, and its codes on paper. */
export function SecondFactor() {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const queries = useQueryClient();
  const state = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/me/second-factor')) });
  const [doing, setDoing] = useState<Doing | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const done = (told: readonly string[] | null) => {
    setDoing(null);
    setCodes(told);
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Section title={t('secondFactor')}>
      <Failure error={state.error} />
      {state.isPending && <Waiting lines={2} />}
      {codes && <Codes codes={codes} onClose={() => setCodes(null)} />}
      {state.data && (
        <p>
          {state.data.on
            ? `${t('secondFactorOn')} ${l('codesLeft', { count: state.data.codesLeft })}`
            : t('secondFactorOff')}
        </p>
      )}
      {state.data && doing === null && <Moves on={state.data.on} onDo={setDoing} />}
      {state.data && doing === 'change' && (
        <Authenticator
          askPassword={state.data.on && state.data.passwordNeeded}
          onDone={done}
          onCancel={() => setDoing(null)}
        />
      )}
      {state.data && (doing === 'renew' || doing === 'off') && (
        <PasswordStep doing={doing} asked={state.data.passwordNeeded} onDone={done} onCancel={() => setDoing(null)} />
      )}
    </Section>
  );
}

function Moves({ on, onDo }: { readonly on: boolean; readonly onDo: (doing: Doing) => void }) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  if (!on) return <Button onClick={() => onDo('change')}>{t('secondFactorStart')}</Button>;
  return (
    <div className="account-moves">
      <Button onClick={() => onDo('change')}>{l('change')}</Button>
      <Button onClick={() => onDo('renew')}>{l('renew')}</Button>
      <Button danger onClick={() => onDo('off')}>
        {l('turnOff')}
      </Button>
    </div>
  );
}

function Codes({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const l = useLifeTexts();
  const login = useMe().data?.account.login ?? '';
  const text = `${l('codes')} · Jixin · ${login}\n${l('codesNote')}\n\n${codes.join('\n')}\n`;
  return (
    <Once
      title={l('codes')}
      note={l('codesNote')}
      secrets={codes}
      file={{ name: `jixin-${login}.txt`, text }}
      onClose={onClose}
    />
  );
}

interface StepProps {
  readonly doing: 'renew' | 'off';
  /** Not asked of an account that has no password. */
  readonly asked: boolean;
  readonly onDone: (codes: readonly string[] | null) => void;
  readonly onCancel: () => void;
}

function PasswordStep({ doing, asked, onDone, onCancel }: StepProps) {
  const l = useLifeTexts();
  const [password, setPassword] = useState('');
  const move = useMutation({
    mutationFn: async () => {
      const body = password === '' ? {} : { password };
      if (doing === 'renew')
        return (await answer(api.POST('/api/me/second-factor/recovery-codes', { body }))).recoveryCodes;
      await answer(api.POST('/api/me/second-factor/off', { body }));
      return null;
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.mutate();
  };
  return (
    <form className="door-form" onSubmit={submit}>
      {asked && <OwnPassword value={password} onChange={setPassword} />}
      <Failure error={move.error} />
      <div className="account-moves">
        <Button type="primary" danger={doing === 'off'} htmlType="submit" loading={move.isPending}>
          {l(doing === 'off' ? 'turnOff' : 'renew')}
        </Button>
        <Button onClick={onCancel}>{l('cancel')}</Button>
      </div>
    </form>
  );
}
