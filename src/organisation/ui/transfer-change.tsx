import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { DayField } from '../../platform/ui/day-field.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { useSettingsTexts } from './texts.ts';
import { DATED } from './transfer-changes.ts';

const RULES = ['last', 'first', 'shared'] as const;
type Rule = (typeof RULES)[number];

export function ChangeForm({ today }: { readonly today: string }) {
  const t = useSettingsTexts();
  const queries = useQueryClient();
  const [value, setValue] = useState<Rule>('last');
  const [from, setFrom] = useState(today);
  const [why, setWhy] = useState('');
  const change = useMutation({
    mutationFn: () => answer(api.POST('/api/settings/dated', { body: { name: 'transfer', value, from, why } })),
    onSuccess: (changed) => queries.setQueryData(DATED, changed),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="settings" onSubmit={submit}>
      <fieldset>
        <div className="settings-pair">
          <label>
            {t('rule')}
            <select value={value} onChange={(event) => setValue(event.target.value as Rule)}>
              {RULES.map((rule) => (
                <option key={rule} value={rule}>
                  {t(`rule.${rule}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('holdsFrom')}
            <DayField required value={from} onChange={setFrom} />
          </label>
        </div>
        <label>
          {t('why')}
          <input required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
        </label>
        <Failure error={change.error} />
        <Button htmlType="submit" loading={change.isPending}>
          {t('changeFrom', { date: from })}
        </Button>
      </fieldset>
    </form>
  );
}
