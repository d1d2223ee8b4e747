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
  const [onPaper, setOnPaper] = useState(false);
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
      <Field id="code" label={t(onPaper ? 'recoveryCode' : 'code')}>
        <Input
          // Another field, and not the same with other manners: phones keep the keyboard that they opened.
          key={String(onPaper)}
          id="code"
          inputMode={onPaper ? 'text' : 'numeric'}
          autoComplete={onPaper ? 'off' : 'one-time-code'}
          maxLength={onPaper ? 40 : 6}
          value={code}
          onChange={(e) => setCode(e.target.value)}
          autoFocus
        />
      </Field>
      <Failure error={give.error} />
      <Button type="primary" htmlType="submit" loading={give.isPending} block>
        {t('confirm')}
      </Button>
      <Button
        type="link"
        onClick={() => {
          setOnPaper(!onPaper);
          setCode('');
        }}
      >
        {t(onPaper ? 'useCode' : 'useRecoveryCode')}
      </Button>
    </form>
  );
}
