import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Field } from './field.tsx';
import { useLifeTexts } from './life-texts.ts';
import { OwnPassword } from './own-password.tsx';
import { useAccessTexts } from './texts.ts';

interface AuthenticatorProps {
  /** Where it takes another's place. */
  readonly askPassword: boolean;
  readonly onDone: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** A new key for the authenticator, put in force by the digits that it makes from it. */
export function Authenticator({ askPassword, onDone, onCancel }: AuthenticatorProps) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  // Offered once: asking again would show another key than the one that was scanned.
  const offer = useQuery({
    queryKey: ['second-factor-offer'],
    queryFn: () => answer(api.POST('/api/me/second-factor/offer')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: (secret: string) =>
      answer(api.POST('/api/me/second-factor', { body: { secret, code, ...(askPassword && { password }) } })),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  if (!offer.data) return offer.error ? <Failure error={offer.error} /> : <Waiting lines={8} />;
  const { secret, uri } = offer.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(secret);
  };
  return (
    <form className="door-form" onSubmit={submit}>
      <p>{l('scan')}</p>
      <div className="account-qr" role="img" aria-label={l('qr')}>
        <QRCode value={uri} type="svg" size={176} color="#000" bgColor="#fff" bordered={false} />
      </div>
      <a href={uri}>
        <code>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </a>
      <Field id="code" label={t('code')}>
        <Input
          id="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          required
        />
      </Field>
      {askPassword && <OwnPassword value={password} onChange={setPassword} />}
      <Failure error={confirm.error} />
      <div className="account-moves">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
        <Button onClick={onCancel}>{l('cancel')}</Button>
      </div>
    </form>
  );
}
