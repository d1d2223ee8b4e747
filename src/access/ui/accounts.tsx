import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { type Grant, ROLE_TITLES, ROLES, type Role } from '../model.ts';
import { reaches, useMe } from './session.ts';
import { Field } from './sign-in.tsx';
import './sign-in.css';
import { useAccessTexts } from './texts.ts';

interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  readonly person: string | null;
  readonly disabled: boolean;
}

/** Everybody's accounts: who has which role, who may see whose pay, who is switched off. */
export function AccountsPage() {
  const t = useAccessTexts();
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['accounts'] });
  const accounts = useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/accounts', {
          params: { query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const [told, setTold] = useState<{ login: string; password: string } | null>(null);
  const rows = accounts.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns(refresh, setTold);
  return (
    <Page
      title={t('accounts')}
      actions={<Button onClick={() => setAdding(!adding)}>{adding ? t('cancel') : t('add')}</Button>}
    >
      {adding && (
        <NewAccount
          onMade={() => {
            setAdding(false);
            refresh();
          }}
        />
      )}
      {told && <p role="status">{t('resetTo', told)}</p>}
      <Failure error={accounts.error} />
      {accounts.isPending ? (
        <Waiting lines={10} />
      ) : (
        <Table
          caption={t('accounts')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onMore={accounts.hasNextPage ? () => accounts.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

interface RowProps {
  readonly row: Account;
  /** Nobody changes their own roles, grants or state. */
  readonly own: boolean;
  readonly refresh: () => void;
}

function useColumns(
  refresh: () => void,
  tell: (told: { login: string; password: string }) => void,
): readonly Column<Account>[] {
  const t = useAccessTexts();
  const me = useMe().data;
  const props = (row: Account): RowProps => ({ row, own: row.id === me?.account.id, refresh });
  return [
    { id: 'login', title: t('login'), cell: (row) => row.login },
    { id: 'name', title: t('name'), cell: (row) => row.name },
    { id: 'roles', title: t('roles'), cell: (row) => <Roles {...props(row)} /> },
    { id: 'grants', title: t('grants'), cell: (row) => <Grants {...props(row)} /> },
    { id: 'person', title: t('person'), wide: true, cell: (row) => row.person ?? '—' },
    { id: 'state', title: t('state'), wide: true, cell: (row) => (row.disabled ? t('disabled') : t('active')) },
    { id: 'do', title: '', name: t('state'), cell: (row) => <Moves {...props(row)} tell={tell} /> },
  ];
}

function Roles({ row, own, refresh }: RowProps) {
  const t = useAccessTexts();
  const say = useSay();
  const edit = useEdit(refresh);
  return (
    <Select
      mode="multiple"
      size="small"
      style={{ minWidth: 180 }}
      aria-label={`${t('roles')} ${row.login}`}
      disabled={own}
      value={[...row.roles]}
      options={ROLES.map((role) => ({ value: role, label: say(ROLE_TITLES[role]) }))}
      onChange={(roles) => edit.mutate({ id: row.id, roles })}
    />
  );
}

function Grants({ row, own, refresh }: RowProps) {
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

function Moves({
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

function NewAccount({ onMade }: { readonly onMade: () => void }) {
  const t = useAccessTexts();
  const say = useSay();
  const [account, setAccount] = useState({ login: '', name: '', roles: ['agent'] as Role[], person: '', password: '' });
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/accounts', { body: { ...account, person: account.person === '' ? null : account.person } }),
      ),
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const text = (field: 'login' | 'name' | 'person' | 'password', label: string) => (
    <Field id={`new-${field}`} label={label}>
      <Input
        id={`new-${field}`}
        value={account[field]}
        onChange={(e) => setAccount({ ...account, [field]: e.target.value })}
        required={field !== 'person'}
      />
    </Field>
  );
  return (
    <Section title={t('add')}>
      <form className="door-form" style={{ maxWidth: 380 }} onSubmit={submit}>
        {text('name', t('name'))}
        {text('login', t('login'))}
        <Field id="new-roles" label={t('roles')}>
          <Select
            id="new-roles"
            mode="multiple"
            value={account.roles}
            options={ROLES.map((role) => ({ value: role, label: say(ROLE_TITLES[role]) }))}
            onChange={(roles) => setAccount({ ...account, roles })}
          />
        </Field>
        {text('person', t('person'))}
        {text('password', t('firstPassword'))}
        <Failure error={make.error} />
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('addSave')}
        </Button>
      </form>
    </Section>
  );
}
