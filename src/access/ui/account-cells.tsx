import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { answer, api } from '../../platform/ui/api.ts';
import { useSay } from '../../platform/ui/texts.ts';
import { type Grant, ROLE_TITLES, ROLES, type Role } from '../model.ts';
import { reaches, useMe } from './session.ts';
import { useAccessTexts } from './texts.ts';

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  readonly person: string | null;
  readonly disabled: boolean;
  readonly oidcSubject: string | null;
  readonly oidcEmail: string | null;
}

export interface RowProps {
  readonly row: Account;
  /** Nobody changes their own roles, grants or state. */
  readonly own: boolean;
  readonly refresh: () => void;
}

export function Roles({ row, own, refresh }: RowProps) {
  const t = useAccessTexts();
  const say = useSay();
  const edit = useEdit(refresh);
  if (own) return row.roles.map((role) => say(ROLE_TITLES[role])).join('、');
  return (
    <Select
      mode="multiple"
      size="small"
      style={{ minWidth: 180 }}
      aria-label={`${t('roles')} ${row.login}`}
      value={[...row.roles]}
      options={ROLES.map((role) => ({ value: role, label: say(ROLE_TITLES[role]) }))}
      onChange={(roles) => edit.mutate({ id: row.id, roles })}
    />
  );
}

export function Grants({ row, own, refresh }: RowProps) {
  const t = useAccessTexts();
  const me = useMe().data;
  const grant = useMutation({
    mutationFn: (grants: Grant[]) =>
      answer(api.PUT('/api/accounts/{id}/grants', { params: { path: { id: row.id } }, body: { grants } })),
    onSuccess: refresh,
  });
  return (
    <Select
      size="small"
      style={{ minWidth: 100 }}
      aria-label={`${t('grants')} ${row.login}`}
      disabled={own || !me || !reaches(me, 'account.grant', 'all')}
      value={row.grants[0] ?? 'none'}
      options={[
        { value: 'none', label: t('grantNone') },
        { value: 'pay:team', label: t('pay:team') },
        { value: 'pay:all', label: t('pay:all') },
      ]}
      onChange={(value) => grant.mutate(value === 'none' ? [] : [value as Grant])}
    />
  );
}

export function Moves({
  row,
  own,
  refresh,
  tell,
}: RowProps & { readonly tell: (told: { login: string; password: string }) => void }) {
  const t = useAccessTexts();
  const edit = useEdit(refresh);
  const reset = useMutation({
    mutationFn: () => answer(api.POST('/api/accounts/{id}/reset-password', { params: { path: { id: row.id } } })),
    onSuccess: ({ password }) => tell({ login: row.login, password }),
  });
  return (
    <>
      <Button size="small" type="link" onClick={() => reset.mutate()}>
        {t('reset')}
      </Button>
      <Button
        size="small"
        type="link"
        disabled={own}
        onClick={() => edit.mutate({ id: row.id, disabled: !row.disabled })}
      >
        {row.disabled ? t('enable') : t('disable')}
      </Button>
    </>
  );
}

function useEdit(refresh: () => void) {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; roles?: Role[]; disabled?: boolean }) =>
      answer(api.PATCH('/api/accounts/{id}', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}
