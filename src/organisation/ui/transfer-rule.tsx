import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { currentLang } from '../../platform/ui/texts.ts';
import { useSettingsTexts } from './texts.ts';

/** Whose a transferred contact is: from which day, why, and what it was before. */

const RULES = ['last', 'first', 'shared'] as const;
type Rule = (typeof RULES)[number];

export function TransferRule({ mayEdit }: { readonly mayEdit: boolean }) {
  const t = useSettingsTexts();
  const found = useDated();
  return (
    <Section title={t('transfer')} note={t('transferNote')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={5} />}
      {found.data && (
        <>
          {mayEdit && <ChangeForm key={found.data.transfer.length} today={found.data.today} />}
          <History rows={found.data.transfer} />
        </>
      )}
    </Section>
  );
}

const KEY = ['settings', 'dated'];

function useDated() {
  return useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/settings/dated')) });
}

type Change = NonNullable<ReturnType<typeof useDated>['data']>['transfer'][number];

function ChangeForm({ today }: { readonly today: string }) {
  const t = useSettingsTexts();
  const queries = useQueryClient();
  const [value, setValue] = useState<Rule>('last');
  const [from, setFrom] = useState(today);
  const [why, setWhy] = useState('');
  const change = useMutation({
    mutationFn: () => answer(api.POST('/api/settings/dated', { body: { name: 'transfer', value, from, why } })),
    onSuccess: (changed) => queries.setQueryData(KEY, changed),
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
            <input type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
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

/** What held before anybody decided closes the list: the history is whole. */
function History({ rows }: { readonly rows: readonly Change[] }) {
  const t = useSettingsTexts();
  const decided = rows.some(({ state }) => state === 'now');
  const first: Change = { from: '', value: 'last', by: '', why: '', at: '', state: decided ? 'past' : 'now' };
  const columns: readonly Column<Change>[] = [
    { id: 'from', title: t('holdsFrom'), cell: (row) => row.from || t('ever') },
    { id: 'rule', title: t('rule'), cell: (row) => t(`rule.${row.value}`) },
    { id: 'state', title: t('changeState'), cell: (row) => t(`state.${row.state}`) },
    { id: 'why', title: t('why'), cell: (row) => row.why || t('default') },
    { id: 'at', title: t('changedAt'), wide: true, cell: (row) => recorded(row) },
  ];
  return (
    <div className="settings-history">
      <Table
        caption={t('history')}
        columns={columns}
        rows={[...rows, first]}
        rowKey={(row) => `${row.from} ${row.at}`}
      />
    </div>
  );
}

function recorded({ by, at }: Change): string {
  return at === '' ? '' : `${by} · ${new Date(at).toLocaleString(currentLang())}`;
}
