import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { answer, api } from '../../platform/ui/api.ts';
import { useLifeTexts } from './life-texts.ts';

/** Everything that is read of accounts: what one of them changes is read anew. */
export const ACCOUNTS = ['accounts'];

/** The staff of today who have no account. */
export function useMissing(enabled = true) {
  return useQuery({
    queryKey: [...ACCOUNTS, 'missing'],
    queryFn: () => answer(api.GET('/api/accounts/missing')),
    enabled,
  });
}

interface PersonPickerProps {
  readonly value: string | null;
  readonly onChange: (person: string | null, name: string | null) => void;
  readonly id?: string;
  readonly label?: string;
  readonly small?: boolean;
  readonly loading?: boolean;
}

/** Whom an account belongs to: found by name or number among those who have none, or nobody. */
export function PersonPicker({ value, onChange, id, label, small = false, loading = false }: PersonPickerProps) {
  const l = useLifeTexts();
  const missing = useMissing().data?.rows ?? [];
  const known = missing.some((one) => one.id === value) || value === null ? [] : [{ value, label: value, name: null }];
  const options = missing.map((one) => ({
    value: one.id,
    label: [one.name, one.id, one.team].filter(Boolean).join(' · '),
    name: one.name,
  }));
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      size={small ? 'small' : 'middle'}
      style={{ width: small ? 150 : '100%' }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={loading}
      placeholder={small ? '—' : l('personHint')}
      value={value}
      options={[...known, ...options]}
      onChange={(person: string | undefined, option) =>
        onChange(person ?? null, (Array.isArray(option) ? undefined : option)?.name ?? null)
      }
    />
  );
}
