import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import { type From, ListFiles, PagedTable, type RowOf, usePages } from '../../platform/ui/list.tsx';
import { Section } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import type { Column } from '../../platform/ui/table.tsx';
import { useLifeTexts } from './life-texts.ts';
import { useTokenColumns } from './tokens.tsx';

const KEY = ['tokens'];

const USUAL = { sort: 'created', down: '1' } as const;

function readTokens(from: From) {
  return answer(api.GET('/api/tokens', { params: { query: { limit: 100, ...USUAL, ...from } } }));
}

type Row = RowOf<typeof readTokens>;

/** Every token that opens something, whosever it is: seen and ended by who answers for the installation. */
export function EverybodysTokens() {
  const l = useLifeTexts();
  const queries = useQueryClient();
  const tokens = usePages(KEY, USUAL, readTokens);
  const revoke = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const holder: Column<Row> = { id: 'account', title: l('holder'), cell: (row) => row.accountName };
  const columns = [holder, ...useTokenColumns<Row>((id) => revoke.mutate(id))];
  return (
    <Section title={l('tokensAll')}>
      {tokens.rows.length > 0 && (
        <div className="filters">
          <ListFiles at="/api/tokens" query={USUAL} />
        </div>
      )}
      <Failure error={revoke.error} />
      <PagedTable
        pages={tokens}
        lines={3}
        caption={l('tokensAll')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<p className="note">{l('noTokens')}</p>}
      />
    </Section>
  );
}
