import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { TLS_MODES, type TlsMode } from '../choices.ts';
import { ChannelMoves } from './channel-standing.tsx';
import { useChannelTexts } from './channel-texts.ts';
import { CHANNELS, type MailServer } from './queries.ts';

/** Where each kind of encryption usually is. */
const PORTS: Readonly<Record<TlsMode, number>> = { implicit: 465, starttls: 587, none: 25 };

const FRESH = {
  host: '',
  port: PORTS.implicit,
  tls: 'implicit',
  user: '',
  from: '',
  digestHour: 9,
  active: true,
} as const;

interface Draft {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  readonly user: string;
  readonly from: string;
  readonly digestHour: number;
  readonly active: boolean;
}

interface FormProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

export function MailForm({ mail, plain }: { readonly mail: MailServer | null; readonly plain: boolean }) {
  const t = useChannelTexts();
  const queries = useQueryClient();
  const { host, port, tls, user, from, digestHour, active } = mail ?? FRESH;
  const [draft, setDraft] = useState<Draft>({ host, port, tls, user, from, digestHour, active });
  const [password, setPassword] = useState('');
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/channels/mail', { body: { ...draft, ...(password === '' ? {} : { password }) } })),
    onSuccess: () => {
      setPassword('');
      return queries.invalidateQueries({ queryKey: CHANNELS });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="channel-form" onSubmit={submit}>
      <Server draft={draft} change={change} plain={plain} />
      <div className="channel-pair">
        <label>
          {t('user')}
          <input
            autoComplete="off"
            maxLength={254}
            value={draft.user}
            onChange={(e) => change({ user: e.target.value })}
          />
          <span>{t('userNote')}</span>
        </label>
        <label>
          {t('password')}
          <input
            type="password"
            autoComplete="new-password"
            maxLength={500}
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
          {mail?.hasPassword && <span>{t('kept')}</span>}
        </label>
      </div>
      <Letters draft={draft} change={change} />
      <Failure error={save.error} />
      <div className="channel-does">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        {mail && <ChannelMoves id="mail" tested={t('mailTested')} />}
        {save.isSuccess && <span role="status">{t('saved')}</span>}
      </div>
    </form>
  );
}

function Server({ draft, change, plain }: FormProps & { readonly plain: boolean }) {
  const t = useChannelTexts();
  const modes = TLS_MODES.filter((mode) => plain || mode !== 'none' || draft.tls === 'none');
  return (
    <>
      <label>
        {t('host')}
        <input
          required
          maxLength={253}
          placeholder="smtp.example.com"
          value={draft.host}
          onChange={(e) => change({ host: e.target.value.trim() })}
        />
      </label>
      <div className="channel-pair">
        <label>
          {t('tls')}
          <select
            value={draft.tls}
            onChange={(e) => change({ tls: e.target.value as TlsMode, port: PORTS[e.target.value as TlsMode] })}
          >
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {t(`tls.${mode}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('port')}
          <input
            type="number"
            required
            min={1}
            max={65_535}
            value={Number.isNaN(draft.port) ? '' : draft.port}
            onChange={(e) => change({ port: e.target.valueAsNumber })}
          />
        </label>
      </div>
    </>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function Letters({ draft, change }: FormProps) {
  const t = useChannelTexts();
  return (
    <>
      <div className="channel-pair">
        <label>
          {t('from')}
          <input
            type="email"
            required
            maxLength={254}
            placeholder="hr@example.com"
            value={draft.from}
            onChange={(e) => change({ from: e.target.value })}
          />
        </label>
        <label>
          {t('digestHour')}
          <select value={draft.digestHour} onChange={(e) => change({ digestHour: Number(e.target.value) })}>
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
            ))}
          </select>
          <span>{t('digestNote')}</span>
        </label>
      </div>
      <label className="channel-check">
        <input type="checkbox" checked={draft.active} onChange={(e) => change({ active: e.target.checked })} />
        {t('active')}
      </label>
    </>
  );
}
