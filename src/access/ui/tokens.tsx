import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Popconfirm, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { inARow } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { ACTION_TITLES, actionTitle } from '../action-titles.ts';
import { ACTIONS, type Action } from '../policy.ts';
import { Field } from './field.tsx';
import { useLifeTexts } from './life-texts.ts';
import { Once } from './once.tsx';
import { reaches, useMe } from './session.ts';

const KEY = ['me', 'tokens'];

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scope: readonly string[] | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** One's own API tokens: made, told once, looked over, ended. */
export function OwnTokens() {
  const l = useLifeTexts();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const tokens = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/me/tokens')) });
  const revoke = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/me/tokens/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useTokenColumns<TokenRow>((id) => revoke.mutate(id));
  return (
    <Section title={l('tokens')} note={l('tokensNote')}>
      <Failure error={tokens.error ?? revoke.error} />
      {secret !== null && <Once title={l('tokenSecret')} secrets={[secret]} onClose={() => setSecret(null)} />}
      {tokens.isPending ? (
        <Waiting lines={3} />
      ) : (
        <Table
          caption={l('tokens')}
          columns={columns}
          rows={tokens.data?.rows ?? []}
          rowKey={(row) => row.id}
          empty={<p className="note">{l('noTokens')}</p>}
        />
      )}
      <NewToken
        onMade={(made) => {
          setSecret(made);
          void refresh();
        }}
      />
    </Section>
  );
}

/** Columns of a list of tokens, one's own or everybody's. */
export function useTokenColumns<Row extends TokenRow>(onRevoke: (id: string) => void): readonly Column<Row>[] {
  const l = useLifeTexts();
  const say = useSay();
  const lang = useLang();
  const now = new Date().toISOString();
  const inForce = (row: Row) => row.revokedAt === null && row.expiresAt > now;
  return [
    {
      id: 'name',
      title: l('tokenName'),
      cell: (row) => <span className={inForce(row) ? '' : 'account-ended'}>{row.name}</span>,
    },
    {
      id: 'scope',
      title: l('scope'),
      wide: true,
      cell: ({ scope }) =>
        scope === null
          ? l('scopeAll')
          : inARow(
              scope.map((action) => say(actionTitle(action))),
              lang,
            ),
    },
    {
      id: 'used',
      title: l('lastUsed'),
      cell: (row) => (row.lastUsedAt === null ? l('neverUsed') : instantText(row.lastUsedAt)),
    },
    { id: 'expires', title: l('expires'), wide: true, cell: (row) => instantText(row.expiresAt) },
    {
      id: 'revoke',
      title: '',
      name: l('revoke'),
      cell: (row) =>
        inForce(row) ? (
          <Popconfirm
            title={row.name}
            description={l('revokeSure')}
            okText={l('revoke')}
            cancelText={l('cancel')}
            onConfirm={() => onRevoke(row.id)}
          >
            <Button size="small" type="link" danger>
              {l('revoke')}
            </Button>
          </Popconfirm>
        ) : (
          <span className="account-ended">{l('ended')}</span>
        ),
    },
  ];
}

function NewToken({ onMade }: { readonly onMade: (secret: string) => void }) {
  const l = useLifeTexts();
  const say = useSay();
  const me = useMe().data;
  const [token, setToken] = useState({ name: '', scope: [] as Action[], days: 90 });
  const make = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/me/tokens', { body: { ...token, scope: token.scope.length > 0 ? token.scope : null } })),
    onSuccess: ({ secret }) => {
      setToken({ name: '', scope: [], days: 90 });
      onMade(secret);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const mine = me ? ACTIONS.filter((action) => reaches(me, action)) : [];
  return (
    <form className="door-form account-token" onSubmit={submit}>
      <Field id="token-name" label={l('tokenName')}>
        <Input
          id="token-name"
          maxLength={100}
          value={token.name}
          onChange={(event) => setToken({ ...token, name: event.target.value })}
          required
        />
      </Field>
      <Field id="token-scope" label={l('scope')}>
        <Select
          id="token-scope"
          mode="multiple"
          placeholder={l('scopeHint')}
          value={token.scope}
          showSearch={{ optionFilterProp: 'label' }}
          options={mine.map((action) => ({ value: action, label: say(ACTION_TITLES[action]) }))}
          onChange={(scope) => setToken({ ...token, scope })}
        />
      </Field>
      <Field id="token-days" label={l('days')}>
        <InputNumber
          id="token-days"
          min={1}
          max={730}
          value={token.days}
          onChange={(days) => setToken({ ...token, days: days ?? 90 })}
        />
      </Field>
      <Failure error={make.error} />
      <div>
        <Button htmlType="submit" loading={make.isPending}>
          {l('makeToken')}
        </Button>
      </div>
    </form>
  );
}
