import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Page, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { type Account, Grants, Moves, Roles, type RowProps } from './account-cells.tsx';
import { Identity } from './identity.tsx';
import { NewAccount } from './new-account.tsx';
import { useMe, useWelcome } from './session.ts';
import './sign-in.css';
import { useAccessTexts } from './texts.ts';

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

function useColumns(
  refresh: () => void,
  tell: (told: { login: string; password: string }) => void,
): readonly Column<Account>[] {
  const t = useAccessTexts();
  const me = useMe().data;
  const provider = useWelcome().data?.oidc;
  const props = (row: Account): RowProps => ({ row, own: row.id === me?.account.id, refresh });
  return [
    { id: 'login', title: t('login'), cell: (row) => row.login },
    { id: 'name', title: t('name'), cell: (row) => row.name },
    { id: 'roles', title: t('roles'), cell: (row) => <Roles {...props(row)} /> },
    { id: 'grants', title: t('grants'), cell: (row) => <Grants {...props(row)} /> },
    { id: 'person', title: t('person'), wide: true, cell: (row) => row.person ?? '—' },
    ...(provider
      ? [{ id: 'identity', title: t('identity'), cell: (row: Account) => <Identity {...props(row)} /> }]
      : []),
    { id: 'state', title: t('state'), wide: true, cell: (row) => (row.disabled ? t('disabled') : t('active')) },
    { id: 'do', title: '', name: t('state'), cell: (row) => <Moves {...props(row)} tell={tell} /> },
  ];
}
