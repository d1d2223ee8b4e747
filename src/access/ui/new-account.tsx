import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Section } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { ROLE_TITLES, ROLES, type Role } from '../model.ts';
import { Field } from './field.tsx';
import { PersonPicker } from './person-picker.tsx';
import { useWelcome } from './session.ts';
import { useAccessTexts } from './texts.ts';

/** An account whose password has to be changed at the first sign-in. */
export function NewAccount({ onMade }: { readonly onMade: () => void }) {
  const t = useAccessTexts();
  const say = useSay();
  const provider = Boolean(useWelcome().data?.oidc);
  const [account, setAccount] = useState({ login: '', name: '', roles: ['agent'] as Role[], password: '' });
  const [person, setPerson] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/accounts', {
          body: { ...account, person, password: account.password || null },
        }),
      ),
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  /** A person brings their name, and their number to sign in by; both can be changed. */
  const pick = (chosen: string | null, name: string | null) => {
    setPerson(chosen);
    if (chosen !== null && name !== null) setAccount({ ...account, name, login: account.login || chosen });
  };
  const text = (field: 'login' | 'name' | 'password', label: string) => (
    <Field id={`new-${field}`} label={label}>
      <Input
        id={`new-${field}`}
        value={account[field]}
        onChange={(e) => setAccount({ ...account, [field]: e.target.value })}
        required={!(field === 'password' && provider)}
      />
    </Field>
  );
  return (
    <Section title={t('add')}>
      <form className="door-form" style={{ maxWidth: 380 }} onSubmit={submit}>
        <Field id="new-person" label={t('person')}>
          <PersonPicker id="new-person" value={person} onChange={pick} />
        </Field>
        {text('name', t('name'))}
        {text('login', t('login'))}
        <Field id="new-roles" label={t('roles')}>
          <Select
            id="new-roles"
            mode="multiple"
            value={account.roles}
            showSearch={{ optionFilterProp: 'label' }}
            options={ROLES.map((role) => ({ value: role, label: say(ROLE_TITLES[role]) }))}
            onChange={(roles) => setAccount({ ...account, roles })}
          />
        </Field>
        {text('password', t(provider ? 'optionalPassword' : 'firstPassword'))}
        <Failure error={make.error} />
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('addSave')}
        </Button>
      </form>
    </Section>
  );
}
