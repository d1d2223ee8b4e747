import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm, Select } from 'antd';
import { inARow } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { GRANT_TITLES, GRANTS, type Grant, type Account as Known, ROLE_TITLES, ROLES, type Role } from '../model.ts';
import { useLifeTexts } from './life-texts.ts';
import { PersonPicker } from './person-picker.tsx';
import { reaches, useMe } from './session.ts';
import { useAccessTexts } from './texts.ts';

/** As the list of accounts tells them. */
export type Account = Omit<Known, 'mustChangePassword' | 'secondFactor'>;

export interface RowProps {
  readonly row: Account;
  /** Nobody changes their own roles, grants or state. */
  readonly own: boolean;
  /** Or only sees accounts, and gives sight of pay. */
  readonly manages: boolean;
  readonly refresh: () => void;
}

export function Roles({ row, own, manages, refresh }: RowProps) {
  const t = useAccessTexts();
  const say = useSay();
  const edit = useEdit(refresh);
  const lang = useLang();
  if (own || !manages)
    return inARow(
      row.roles.map((role) => say(ROLE_TITLES[role])),
      lang,
    );
  return (
    <>
      <Select
        mode="multiple"
        size="small"
        style={{ minWidth: 180 }}
        aria-label={`${t('roles')} ${row.login}`}
        value={[...row.roles]}
        showSearch={{ optionFilterProp: 'label' }}
        options={ROLES.map((role) => ({ value: role, label: say(ROLE_TITLES[role]) }))}
        onChange={(roles) => edit.mutate({ id: row.id, roles })}
      />
      <Failure error={edit.error} />
    </>
  );
}

export function Person({ row, manages, refresh }: RowProps) {
  const t = useAccessTexts();
  const edit = useEdit(refresh);
  if (!manages) return row.person ?? '—';
  return (
    <>
      <PersonPicker
        small
        label={`${t('person')} ${row.login}`}
        value={row.person}
        loading={edit.isPending}
        onChange={(person) => edit.mutate({ id: row.id, person })}
      />
      <Failure error={edit.error} />
    </>
  );
}

export function Grants({ row, own, refresh }: RowProps) {
  const t = useAccessTexts();
  const say = useSay();
  const me = useMe().data;
  const grant = useMutation({
    mutationFn: (grants: Grant[]) =>
      answer(api.PUT('/api/accounts/{id}/grants', { params: { path: { id: row.id } }, body: { grants } })),
    onSuccess: refresh,
  });
  return (
    <>
      <Select
        size="small"
        style={{ minWidth: 100 }}
        aria-label={`${t('grants')} ${row.login}`}
        disabled={own || !me || !reaches(me, 'account.grant', 'all')}
        value={row.grants[0] ?? 'none'}
        options={[
          { value: 'none', label: t('grantNone') },
          ...GRANTS.map((value) => ({ value, label: say(GRANT_TITLES[value]) })),
        ]}
        onChange={(value) => grant.mutate(value === 'none' ? [] : [value as Grant])}
      />
      <Failure error={grant.error} />
    </>
  );
}

export interface Told {
  readonly login: string;
  readonly password: string;
}

/** What cannot be taken back by the next click says first what will happen. */
export function Moves({ row, own, refresh, tell }: RowProps & { readonly tell: (told: Told) => void }) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const edit = useEdit(refresh);
  const reset = useMutation({
    mutationFn: () => answer(api.POST('/api/accounts/{id}/reset-password', { params: { path: { id: row.id } } })),
    onSuccess: ({ password }) => tell({ login: row.login, password }),
  });
  const { login } = row;
  const switchOff = () => edit.mutate({ id: row.id, disabled: !row.disabled });
  const confirm = { cancelText: l('cancel'), styles: { root: { maxWidth: 360 } } };
  return (
    <>
      <Popconfirm
        {...confirm}
        title={t('reset')}
        description={l('resetSure', { login })}
        okText={t('reset')}
        onConfirm={() => reset.mutate()}
      >
        <Button size="small" type="link" loading={reset.isPending}>
          {t('reset')}
        </Button>
      </Popconfirm>
      {row.disabled || own ? (
        <Button size="small" type="link" disabled={own} loading={edit.isPending} onClick={switchOff}>
          {row.disabled ? t('enable') : t('disable')}
        </Button>
      ) : (
        <Popconfirm
          {...confirm}
          title={t('disable')}
          description={l('disableSure', { login })}
          okText={t('disable')}
          onConfirm={switchOff}
        >
          <Button size="small" type="link" danger loading={edit.isPending}>
            {t('disable')}
          </Button>
        </Popconfirm>
      )}
      <Failure error={reset.error ?? edit.error} />
    </>
  );
}

function useEdit(refresh: () => void) {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; roles?: Role[]; disabled?: boolean; person?: string | null }) =>
      answer(api.PATCH('/api/accounts/{id}', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}
