import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { Field } from './field.tsx';
import type { Proceed } from './proceed.ts';
import { useAccessTexts } from './texts.ts';

/** The code of the second factor, once the password was right. */
export function CodeForm({ proceed }: { readonly proceed: Proceed }) {
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
