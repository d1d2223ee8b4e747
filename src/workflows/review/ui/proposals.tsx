import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { inARow } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { type From, ListFiles, PagedTable, type RowOf, usePages, useSorting } from '../../../platform/ui/list.tsx';
import { Page } from '../../../platform/ui/page.tsx';
import { Parts } from '../../../platform/ui/parts.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import './reviews.css';
import { Settle } from './settle.tsx';
import { useResultTexts } from './texts.ts';

const STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;
type State = (typeof STATES)[number];

const SORTS = ['made', 'person', 'kind'] as const;
type Asked = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'] & { readonly state: State };

function readProposals(asked: Asked, from: From) {
  return answer(api.GET('/api/review-proposals', { params: { query: { limit: 50, ...asked, ...from } } }));
}

type Proposal = RowOf<typeof readProposals>;

/** What results lead to: proposed by rule, settled by people. */
export function ProposalsPage() {
  const t = useResultTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { state?: string };
  const state = STATES.find((one) => one === search.state) ?? 'open';
  const sorting = useSorting(SORTS, { by: 'made', down: true });
  const asked: Asked = { state, ...sorting.query };
  const found = usePages(['review-proposals'], asked, (from) => readProposals(asked, from));
  const columns = useColumns(state);
  return (
    <Page
      title={t('proposals')}
      actions={found.rows.length > 0 && <ListFiles at="/api/review-proposals" query={asked} />}
    >
      <Parts
        label={t('proposals')}
        parts={STATES}
        current={state}
        title={(one) => t(one)}
        onOpen={(one) => navigate({ to: '.', search: ((now: object) => ({ ...now, state: one })) as never })}
      />
      <PagedTable
        pages={found}
        caption={t('proposals')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={state === 'open' ? t('noProposals') : t('noneSettled')}
      />
    </Page>
  );
}

function useColumns(state: State): readonly Column<Proposal>[] {
  const t = useResultTexts();
  const say = useSay();
  const settles = state === 'open' || state === 'confirmed';
  const columns: readonly Column<Proposal>[] = [
    {
      id: 'person',
      title: t('whom'),
      sortable: true,
      brief: true,
      cell: ({ person, cycle, name }) => (
        <>
          <Link to={'/reviews/results/$person/$id' as never} params={{ person, id: cycle } as never}>
            {name}
          </Link>{' '}
          <span className="note">{person}</span>
        </>
      ),
    },
    { id: 'kind', title: t('proposal'), sortable: true, brief: true, cell: (row) => say(row.title) },
    { id: 'about', title: t('ground'), cell: (row) => <Ground of={row} /> },
    {
      id: 'made',
      title: t('madeAt'),
      sortable: true,
      brief: true,
      wide: true,
      cell: (row) => instantText(row.madeAt),
    },
    { id: 'standing', title: t('standing'), wide: true, cell: (row) => <Standing of={row} /> },
    { id: 'why', title: t('why'), wide: true, cell: (row) => row.why || '—' },
  ];
  const settle: Column<Proposal> = { id: 'settle', title: t('settle'), cell: (row) => <Moves of={row} /> };
  return settles ? [...columns, settle] : columns;
}

function Ground({ of: { about, flaggedAt } }: { readonly of: Proposal }) {
  const t = useResultTexts();
  const say = useSay();
  return (
    <>
      {say(about)}
      {flaggedAt !== null && <div className="review-amber">{t('flagged')}</div>}
    </>
  );
}

/** Who has confirmed it, and as what somebody still has to. */
function Standing({ of: { hands, waitsFor } }: { readonly of: Proposal }) {
  const t = useResultTexts();
  const lang = useLang();
  const say = useSay();
  const names = hands.map(({ name }) => name);
  const who = waitsFor.map((one) => say(one));
  if (names.length + who.length === 0) return '—';
  return (
    <>
      {names.length > 0 && <div>{t('hands', { names: inARow(names, lang) })}</div>}
      {who.length > 0 && <div className="note">{t('waitsFor', { who: inARow(who, lang) })}</div>}
    </>
  );
}

function Moves({ of: { id, state, flaggedAt } }: { readonly of: Proposal }) {
  if (state === 'open') return <Settle id={id} moves={['confirm', 'refuse']} />;
  return flaggedAt === null ? '—' : <Settle id={id} moves={['uphold', 'revoke']} />;
}
