import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import { ListFiles } from '../../platform/ui/list.tsx';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useLifeTexts } from './life-texts.ts';
import { useTokenColumns } from './tokens.tsx';

const KEY = ['tokens'];

const USUAL = { sort: 'created', down: '1' } as const;

function fetchTokens(cursor: string | null) {
  const query = { limit: 100, ...USUAL, ...(cursor !== null && { cursor }) };
  return answer(api.GET('/api/tokens', { params: { query } }));
}
type Row = Awaited<ReturnType<typeof fetchTokens>>['rows'][number];

/** Every token that opens something, whosever it is: seen and ended by who answers for the installation. */
export function EverybodysTokens() {
  const l = useLifeTexts();
  const queries = useQueryClient();
  const tokens = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => fetchTokens(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const rows = tokens.data?.pages.flatMap((page) => page.rows) ?? [];
  const holder: Column<Row> = { id: 'account', title: l('holder'), cell: (row) => row.accountName };
  const columns = [holder, ...useTokenColumns<Row>((id) => revoke.mutate(id))];
  return (
    <Section title={l('tokensAll')}>
      {rows.length > 0 && (
        <div className="account-filters">
          <ListFiles at="/api/tokens" query={USUAL} />
        </div>
      )}
      <Failure error={tokens.error ?? revoke.error} />
      {tokens.isPending ? (
        <Waiting lines={3} />
      ) : (
        <Table
          caption={l('tokensAll')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<p className="note">{l('noTokens')}</p>}
          onMore={tokens.hasNextPage ? () => tokens.fetchNextPage() : undefined}
        />
      )}
    </Section>
  );
}
