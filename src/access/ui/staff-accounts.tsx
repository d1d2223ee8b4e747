import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { ROLE_TITLES, ROLES, type Role } from '../model.ts';
import { sheetOf } from '../sheet.ts';
import { useLifeTexts } from './life-texts.ts';
import { download } from './once.tsx';
import { ACCOUNTS, useMissing } from './person-picker.tsx';
import { useAccessTexts } from './texts.ts';

/** As many as the server makes at once. */
const BATCH = 100;

interface Given {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** Accounts for many of the staff at once: chosen by post and team, with a sheet of passwords for one sign-in. */
export function StaffAccounts() {
  const l = useLifeTexts();
  const missing = useMissing();
  const [given, setGiven] = useState<readonly Given[]>([]);
  return (
    <Section title={l('batch')} note={l('batchNote')}>
      <Failure error={missing.error} />
      {given.length > 0 && <Sheet given={given} />}
      {missing.isPending && <Waiting lines={6} />}
      {missing.data?.rows.length === 0 && <p className="note">{l('batchNone')}</p>}
      {missing.data && missing.data.rows.length > 0 && (
        <Chooser staff={missing.data.rows} onGiven={(more) => setGiven((before) => [...before, ...more])} />
      )}
    </Section>
  );
}

function Sheet({ given }: { readonly given: readonly Given[] }) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const head = [t('name'), t('login'), t('password')];
  const rows = given.map(({ name, login, password }) => [name, login, password]);
  return (
    <div className="once" role="status">
      <p>{l('given', { count: given.length })}</p>
      <Button type="primary" onClick={() => download('jixin-accounts.csv', sheetOf([head, ...rows]))}>
        {l('sheet')}
      </Button>
    </div>
  );
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly team: string | null;
}

interface ChooserProps {
  readonly staff: readonly Member[];
  readonly onGiven: (given: readonly Given[]) => void;
}

function Chooser({ staff, onGiven }: ChooserProps) {
  const l = useLifeTexts();
  const queries = useQueryClient();
  const [filter, setFilter] = useState({ post: '', team: '' });
  const [role, setRole] = useState<Role>('agent');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = staff.filter((one) => fits(one.post, filter.post) && fits(one.team, filter.team));
  const chosen = shown.filter(({ id }) => !left.has(id));
  const give = useMutation({
    mutationFn: async () => {
      // Each part is all or none; what was made is told even where a later part is refused.
      for (let at = 0; at < chosen.length; at += BATCH) {
        const part = chosen.slice(at, at + BATCH);
        const accounts = part.map(({ id, name }) => ({ login: id, name, person: id, roles: [role] }));
        onGiven((await answer(api.POST('/api/accounts/batch', { body: { accounts } }))).rows);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNTS }),
  });
  const toggle = (id: string) => setLeft(toggled(left, id));
  return (
    <>
      <StaffFilters staff={staff} filter={filter} onFilter={setFilter} role={role} onRole={setRole} />
      <div className="account-staff">
        <Table
          caption={l('batch')}
          columns={useStaffColumns(left, toggle)}
          rows={shown}
          rowKey={(row) => row.id}
          empty={<p className="note">{l('nobody')}</p>}
        />
      </div>
      <Failure error={give.error} />
      <div className="account-moves">
        <Button type="primary" disabled={chosen.length === 0} loading={give.isPending} onClick={() => give.mutate()}>
          {l('give', { count: chosen.length })}
        </Button>
      </div>
    </>
  );
}

const fits = (value: string | null, wanted: string) => wanted === '' || value === wanted;

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface StaffFiltersProps {
  readonly staff: readonly Member[];
  readonly filter: { readonly post: string; readonly team: string };
  readonly onFilter: (filter: { post: string; team: string }) => void;
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}

function StaffFilters({ staff, filter, onFilter, role, onRole }: StaffFiltersProps) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const say = useSay();
  const choices = (field: 'post' | 'team') =>
    [...new Set(staff.map((one) => one[field]).filter((value) => value !== null))].sort();
  return (
    <div className="account-filters">
      {(['post', 'team'] as const).map((field) => (
        <select
          key={field}
          aria-label={l(field)}
          value={filter[field]}
          onChange={(event) => onFilter({ ...filter, [field]: event.target.value })}
        >
          <option value="">
            {l(field)}：{l('all')}
          </option>
          {choices(field).map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      ))}
      <select aria-label={t('roles')} value={role} onChange={(event) => onRole(event.target.value as Role)}>
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {say(ROLE_TITLES[one])}
          </option>
        ))}
      </select>
    </div>
  );
}

function useStaffColumns(left: ReadonlySet<string>, toggle: (id: string) => void): readonly Column<Member>[] {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const box = ({ id, name }: Member) => (
    <input type="checkbox" aria-label={name} checked={!left.has(id)} onChange={() => toggle(id)} />
  );
  return [
    { id: 'chosen', title: '', name: l('batch'), cell: box },
    { id: 'name', title: t('name'), cell: (row) => row.name },
    { id: 'login', title: t('login'), cell: (row) => row.id },
    { id: 'post', title: l('post'), wide: true, cell: (row) => row.post ?? '—' },
    { id: 'team', title: l('team'), cell: (row) => row.team ?? '—' },
  ];
}
