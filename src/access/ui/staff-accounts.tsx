import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { COLON } from '../../base/text.ts';
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
  readonly leads: boolean;
}

interface ChooserProps {
  readonly staff: readonly Member[];
  readonly onGiven: (given: readonly Given[]) => void;
}

function Chooser({ staff, onGiven }: ChooserProps) {
  const l = useLifeTexts();
  const queries = useQueryClient();
  const [filter, setFilter] = useState({ post: '', team: '' });
  const [role, setRole] = useState<RoleChoice>('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = staff.filter((one) => fits(one.post, filter.post) && fits(one.team, filter.team));
  const chosen = shown.filter(({ id }) => !left.has(id));
  const give = useMutation({
    mutationFn: async () => {
      // Each part is all or none; what was made is told even where a later part is refused.
      for (let at = 0; at < chosen.length; at += BATCH) {
        const part = chosen.slice(at, at + BATCH);
        const accounts = part.map((one) => ({
          login: one.id,
          name: one.name,
          person: one.id,
          roles: [roleFor(one, role)],
        }));
        onGiven((await answer(api.POST('/api/accounts/batch', { body: { accounts } }))).rows);
      }
    },
    onSettled: () => {
      // A team whose last member has an account now is no choice any more; and a second click must not go on with the rest.
      setFilter({ post: '', team: '' });
      setLeft(new Set(staff.map(({ id }) => id)));
      return queries.invalidateQueries({ queryKey: ACCOUNTS });
    },
  });
  const columns = useStaffColumns({
    chosen: new Set(chosen.map(({ id }) => id)),
    all: chosen.length === shown.length,
    onOne: (id) => setLeft(toggled(left, id)),
    onAll: (all) => setLeft(new Set(all ? [] : shown.map(({ id }) => id))),
  });
  return (
    <>
      <StaffFilters staff={staff} filter={filter} onFilter={setFilter} role={role} onRole={setRole} />
      <div className="account-staff">
        <Table
          caption={l('batch')}
          columns={columns}
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

/** Empty: who leads others is a lead, everybody else an agent. */
type RoleChoice = Role | '';

function roleFor({ leads }: Member, choice: RoleChoice): Role {
  return choice === '' ? (leads ? 'lead' : 'agent') : choice;
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
  readonly role: RoleChoice;
  readonly onRole: (role: RoleChoice) => void;
}

function StaffFilters({ staff, filter, onFilter, role, onRole }: StaffFiltersProps) {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const say = useSay();
  const choices = (field: 'post' | 'team') =>
    [...new Set(staff.map((one) => one[field]).filter((value) => value !== null))].sort();
  return (
    <div className="filters">
      {(['post', 'team'] as const).map((field) => (
        <select
          key={field}
          aria-label={l(field)}
          value={filter[field]}
          onChange={(event) => onFilter({ ...filter, [field]: event.target.value })}
        >
          <option value="">
            {l(field)}
            {say(COLON)}
            {l('all')}
          </option>
          {choices(field).map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      ))}
      <select aria-label={t('roles')} value={role} onChange={(event) => onRole(event.target.value as RoleChoice)}>
        <option value="">{l('roleByLeading')}</option>
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {say(ROLE_TITLES[one])}
          </option>
        ))}
      </select>
    </div>
  );
}

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly all: boolean;
  readonly onOne: (id: string) => void;
  readonly onAll: (all: boolean) => void;
}

function useStaffColumns({ chosen, all, onOne, onAll }: Choosing): readonly Column<Member>[] {
  const t = useAccessTexts();
  const l = useLifeTexts();
  const everybody = (
    <input
      type="checkbox"
      aria-label={l('chooseAll')}
      checked={all}
      onChange={(event) => onAll(event.target.checked)}
    />
  );
  const box = ({ id, name }: Member) => (
    <input type="checkbox" aria-label={name} checked={chosen.has(id)} onChange={() => onOne(id)} />
  );
  return [
    { id: 'chosen', title: everybody, name: l('chooseAll'), cell: box },
    { id: 'name', title: t('name'), cell: (row) => row.name },
    { id: 'login', title: t('login'), cell: (row) => row.id },
    { id: 'post', title: l('post'), wide: true, cell: (row) => row.post ?? '—' },
    { id: 'team', title: l('team'), cell: (row) => row.team ?? '—' },
  ];
}
