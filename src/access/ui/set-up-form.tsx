import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { Field } from './field.tsx';
import type { Proceed } from './proceed.ts';
import { useAccessTexts } from './texts.ts';

/** The first account of an empty installation. */
export function SetUpForm({ proceed }: { readonly proceed: Proceed }) {
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
