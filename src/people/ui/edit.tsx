import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure, Problems } from '../../platform/ui/problems.tsx';
import './people.css';
import { DayField } from '../../platform/ui/day-field.tsx';
import { fieldType, RECORD_FIELDS, WORDS } from '../fields.ts';
import { useFields } from './fields.ts';
import { type PeopleText, usePeopleTexts } from './texts.ts';

/** To change a person is to say something new: which attribute, from which day, and why. */

/** All that a roster brings, so that nobody needs a file to mend one person. */
const CHANGEABLE = [...RECORD_FIELDS, 'alias'] as const;
type Field = (typeof CHANGEABLE)[number];

const today = () => new Date().toLocaleDateString('sv-SE');

function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('people') });
}

export function ChangePerson({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = usePeopleTexts();
  const { fieldTitle } = useFields();
  const refresh = useRefresh();
  const [field, setField] = useState<Field>('team');
  const [value, setValue] = useState('');
  const [valid, setValid] = useState(today);
  const [why, setWhy] = useState('');
  const save = useMutation({
    mutationFn: () => {
      const body = { valid, why, data: { [field]: value.trim() === '' ? null : value.trim() } };
      return answer(api.POST('/api/people/{id}/changes', { params: { path: { id } }, body }));
    },
    onSuccess: async ({ concerns }) => {
      await refresh();
      if (concerns.length === 0) onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="record-form" onSubmit={submit}>
      <p className="note">{t('changeNote')}</p>
      <label>
        {t('field')}
        <select value={field} onChange={(event) => setField(event.target.value as Field)}>
          {CHANGEABLE.map((one) => (
            <option key={one} value={one}>
              {fieldTitle(one)}
            </option>
          ))}
        </select>
      </label>
      <ValueInput label={t('newValue')} field={field} value={value} onChange={setValue} />
      {field === 'insurance_base' && <p className="note">{t('insuranceNote')}</p>}
      {field === 'alias' ? (
        <p className="note">{t('aliasNote')}</p>
      ) : (
        <label>
          {t('valid')}
          <DayField required value={valid} onChange={setValid} />
        </label>
      )}
      <label>
        {t('why')}
        <input required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Failure error={save.error} />
      {save.data && <Problems problems={save.data.concerns} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}

interface ValueInputProps {
  readonly label: string;
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ValueInput({ label, field, value, onChange }: ValueInputProps) {
  const t = usePeopleTexts();
  if (field === 'status' || field === 'tax_allowance') {
    return (
      <label>
        {label}
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">—</option>
          {WORDS[field].map((word) => (
            <option key={word} value={word}>
              {t(`${field}.${word}` as PeopleText)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const type = fieldType(field);
  return (
    <label>
      {label}
      <input
        type={type === 'date' ? 'date' : 'text'}
        inputMode={type === 'money' ? 'decimal' : undefined}
        maxLength={300}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

const ASKED = ['name', 'post', 'team', 'lead', 'level'] as const;

export function NewPerson({ onDone }: { readonly onDone: () => void }) {
  const t = usePeopleTexts();
  const { fieldTitle } = useFields();
  const refresh = useRefresh();
  const [id, setId] = useState('');
  const [data, setData] = useState<Readonly<Partial<Record<Field, string>>>>({ status: 'trial' });
  const [valid, setValid] = useState(today);
  const [why, setWhy] = useState('');
  const save = useMutation({
    mutationFn: () => {
      const said = Object.entries({ ...data, hired_on: valid }).filter(([, value]) => value.trim() !== '');
      return answer(api.POST('/api/people', { body: { id, valid, why, data: Object.fromEntries(said) } }));
    },
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="record-form" onSubmit={submit}>
      <label>
        {t('id')}
        <input required maxLength={100} value={id} onChange={(event) => setId(event.target.value)} />
      </label>
      {ASKED.map((field) => (
        <label key={field}>
          {fieldTitle(field)}
          <input
            required={field === 'name'}
            maxLength={300}
            value={data[field] ?? ''}
            onChange={(event) => setData({ ...data, [field]: event.target.value })}
          />
        </label>
      ))}
      <ValueInput
        label={t('status')}
        field="status"
        value={data.status ?? ''}
        onChange={(status) => setData({ ...data, status })}
      />
      <label>
        {t('hired_on')}
        <DayField required value={valid} onChange={setValid} />
      </label>
      <label>
        {t('why')}
        <input required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Failure error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('saveNew')}
      </Button>
    </form>
  );
}
