import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { type From, ListFiles, PagedTable, usePages, useSorting } from '../../platform/ui/list.tsx';
import { Page } from '../../platform/ui/page.tsx';
import type { Column } from '../../platform/ui/table.tsx';
import './account.css';
import { type Account, Grants, Moves, Person, Roles, type RowProps, type Told } from './account-cells.tsx';
import { EverybodysTokens } from './everybodys-tokens.tsx';
import { Identity } from './identity.tsx';
import { useLifeTexts } from './life-texts.ts';
import { NewAccount } from './new-account.tsx';
import { Once } from './once.tsx';
import { ACCOUNTS } from './person-picker.tsx';
import { reaches, useMe, useWelcome } from './session.ts';
import './sign-in.css';
import { StaffAccounts } from './staff-accounts.tsx';
import { useAccessTexts } from './texts.ts';

type Adding = 'one' | 'many' | null;

/** Everybody's accounts: who has which role, who may see whose pay, who is switched off. */
export function AccountsPage() {
  const t = useAccessTexts();
  const [adding, setAdding] = useState<Adding>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ACCOUNTS });
  const me = useMe().data;
  const manages = me != null && reaches(me, 'account.manage', 'all');
  return (
    <Page title={t('accounts')} actions={manages && <Adders adding={adding} onAdd={setAdding} />}>
      {adding === 'one' && (
        <NewAccount
          onMade={() => {
            setAdding(null);
            void refresh();
          }}
        />
      )}
      {adding === 'many' && <StaffAccounts />}
      <Accounts refresh={refresh} />
      {me && reaches(me, 'token.manage', 'all') && (
        <div className="account-more">
          <EverybodysTokens />
        </div>
      )}
    </Page>
  );
}

function Adders({ adding, onAdd }: { readonly adding: Adding; readonly onAdd: (adding: Adding) => void }) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  if (adding !== null) return <Button onClick={() => onAdd(null)}>{t('cancel')}</Button>;
  return (
    <>
      <Button onClick={() => onAdd('many')}>{l('batch')}</Button>
      <Button onClick={() => onAdd('one')}>{t('add')}</Button>
    </>
  );
}

type Sorted = ReturnType<typeof useSorting<'login' | 'name'>>['query'];

function readAccounts(asked: Sorted & { readonly search?: string }, from: From) {
  return answer(api.GET('/api/accounts', { params: { query: { limit: 100, ...asked, ...from } } }));
}

function Accounts({ refresh }: { readonly refresh: () => void }) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const [search, setSearch] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const sorting = useSorting(['login', 'name'], { by: 'login', down: false });
  const asked = { ...sorting.query, ...(search !== '' && { search }) };
  const accounts = usePages([...ACCOUNTS, 'list'], asked, (from) => readAccounts(asked, from));
  const columns = useColumns(refresh, setTold);
  return (
    <>
      {told && (
        <Once title={t('resetTo', { login: told.login })} secrets={[told.password]} onClose={() => setTold(null)} />
      )}
      <div className="filters">
        <input
          type="search"
          aria-label={l('search')}
          placeholder={l('search')}
          size={28}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <ListFiles at="/api/accounts" query={asked} />
      </div>
      <PagedTable
        pages={accounts}
        lines={10}
        caption={t('accounts')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={l('nobody')}
      />
    </>
  );
}

function useColumns(refresh: () => void, tell: (told: Told) => void): readonly Column<Account>[] {
  const t = useAccessTexts();
  const me = useMe().data;
  const provider = useWelcome().data?.oidc;
  const manages = me != null && reaches(me, 'account.manage', 'all');
  const props = (row: Account): RowProps => ({ row, own: row.id === me?.account.id, manages, refresh });
  return [
    { id: 'login', title: t('login'), sortable: true, cell: (row) => row.login },
    { id: 'name', title: t('name'), sortable: true, cell: (row) => <span className="account-name">{row.name}</span> },
    { id: 'roles', title: t('roles'), cell: (row) => <Roles {...props(row)} /> },
    { id: 'grants', title: t('grants'), cell: (row) => <Grants {...props(row)} /> },
    { id: 'person', title: t('person'), wide: true, cell: (row) => <Person {...props(row)} /> },
    ...(provider && manages
      ? [{ id: 'identity', title: t('identity'), cell: (row: Account) => <Identity {...props(row)} /> }]
      : []),
    { id: 'state', title: t('state'), wide: true, cell: (row) => (row.disabled ? t('disabled') : t('active')) },
    ...(manages
      ? [{ id: 'do', title: '', name: t('state'), cell: (row: Account) => <Moves {...props(row)} tell={tell} /> }]
      : []),
  ];
}
