import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { Field } from './field.tsx';
import { useAccessTexts } from './texts.ts';

export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const t = useAccessTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => answer(api.POST('/api/me/password', { body: { current, next } })),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      onChanged();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="door-form" onSubmit={submit}>
      <Field id="current" label={t('currentPassword')}>
        <Input.Password
          id="current"
          autoComplete="current-password"
          value={current}
          onChange={(e) => setCurrent(e.target.value)}
          required
        />
      </Field>
      <Field id="next" label={t('newPassword')}>
        <Input.Password
          id="next"
          autoComplete="new-password"
          value={next}
          onChange={(e) => setNext(e.target.value)}
          required
        />
      </Field>
      <Failure error={change.error} />
      {change.isSuccess && <p role="status">{t('changed')}</p>}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('changePassword')}
      </Button>
    </form>
  );
}
