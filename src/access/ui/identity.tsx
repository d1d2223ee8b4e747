import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import type { RowProps } from './account-cells.tsx';
import { useAccessTexts } from './texts.ts';

/** Who an account is at the identity provider: tied by the provider's subject, or by an e-mail address for the first time. */
export function Identity({ row, refresh }: RowProps) {
  const t = useAccessTexts();
  const [typed, setTyped] = useState('');
  const edit = useMutation({
    mutationFn: (body: { oidcSubject?: string | null; oidcEmail?: string | null }) =>
      answer(api.PATCH('/api/accounts/{id}', { params: { path: { id: row.id } }, body })),
    onSuccess: () => {
      setTyped('');
      refresh();
    },
  });
  if (row.oidcSubject !== null || row.oidcEmail !== null) {
    return (
      <span className="identity">
        {row.oidcSubject ?? t('waitsFor', { email: row.oidcEmail ?? '' })}
        <Button size="small" type="link" onClick={() => edit.mutate({ oidcEmail: null, oidcSubject: null })}>
          {t('untie')}
        </Button>
        <Failure error={edit.error} />
      </span>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate(typed.includes('@') ? { oidcEmail: typed } : { oidcSubject: typed });
  };
  return (
    <form className="identity" onSubmit={submit}>
      <Input
        size="small"
        required
        aria-label={`${t('identity')} ${row.login}`}
        placeholder={t('identityHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button size="small" type="link" htmlType="submit" loading={edit.isPending}>
        {t('tie')}
      </Button>
      <Failure error={edit.error} />
    </form>
  );
}
