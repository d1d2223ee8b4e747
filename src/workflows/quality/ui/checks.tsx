import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { Answered, Findings, Result } from './marks.tsx';
import './quality.css';
import type { CheckRow } from './read.ts';
import { useQualityTexts } from './texts.ts';

const FINDINGS = ['critical', 'wrong', 'fault', 'none'] as const;

interface Filter {
  readonly finding?: (typeof FINDINGS)[number];
  readonly answer?: 'confirmed' | 'waiting';
  readonly inspector?: string;
  readonly first?: string;
  readonly last?: string;
}

export function useChecks(filter: Filter & { readonly mine?: '0' | '1' }) {
  return useInfiniteQuery({
    queryKey: ['quality', 'checks', filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/quality/checks', {
          params: { query: { ...filter, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: 'always',
  });
}

/** Scored checks within the reader's reach; filters live in the address, and the file holds what the list shows. */
export function ChecksPage() {
  const t = useQualityTexts();
  const navigate = useNavigate();
  const filter = useSearch({ strict: false }) as Filter;
  const found = useChecks(filter);
  const change = (next: Filter) => navigate({ to: '.', search: given(next) as never, replace: true });
  const file = (format: string) =>
    `/api/quality/checks-export?${new URLSearchParams({ ...given(filter), format } as Record<string, string>)}`;
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const names = Object.assign({}, ...(found.data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  return (
    <Page
      title={t('checks')}
      scope={<Filters filter={filter} onChange={change} />}
      actions={
        <>
          <a href={file('csv')}>{t('exportCsv')}</a>
          <a href={file('xlsx')}>{t('exportXlsx')}</a>
        </>
      }
    >
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={12} />
      ) : (
        <Table
          caption={t('checks')}
          columns={columnsIn(t, names)}
          rows={rows}
          rowKey={(row) => row.id}
          empty={t('noChecks')}
          onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function given(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
}

function Filters({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  const t = useQualityTexts();
  const titles = { critical: t('critical'), wrong: t('wrongAnswer'), fault: t('withFault'), none: t('noFault') };
  return (
    <>
      <select
        aria-label={t('findings')}
        value={filter.finding ?? ''}
        onChange={(event) => onChange({ ...filter, finding: event.target.value as Filter['finding'] & string })}
      >
        <option value="">
          {t('findings')}：{t('all')}
        </option>
        {FINDINGS.map((finding) => (
          <option key={finding} value={finding}>
            {titles[finding]}
          </option>
        ))}
      </select>
      <select
        aria-label={t('state')}
        value={filter.answer ?? ''}
        onChange={(event) => onChange({ ...filter, answer: event.target.value as Filter['answer'] & string })}
      >
        <option value="">
          {t('state')}：{t('all')}
        </option>
        <option value="confirmed">{t('confirmed')}</option>
        <option value="waiting">{t('notConfirmed')}</option>
      </select>
      <input
        type="date"
        aria-label={`${t('scoredOn')} ≥`}
        value={filter.first ?? ''}
        onChange={(event) => onChange({ ...filter, first: event.target.value })}
      />
      <input
        type="date"
        aria-label={`${t('scoredOn')} ≤`}
        value={filter.last ?? ''}
        onChange={(event) => onChange({ ...filter, last: event.target.value })}
      />
    </>
  );
}

function columnsIn(
  t: ReturnType<typeof useQualityTexts>,
  names: Readonly<Record<string, string>>,
): readonly Column<CheckRow>[] {
  return [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <Link to={'/quality/checks/$check' as never} params={{ check: row.id } as never}>
          {names[row.person] ?? row.person}
        </Link>
      ),
    },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? '—' },
    { id: 'day', title: t('day'), wide: true, cell: (row) => row.day },
    { id: 'scored', title: t('scoredOn'), cell: (row) => row.result?.scoredOn ?? '—' },
    { id: 'inspector', title: t('inspector'), wide: true, cell: (row) => row.inspector ?? '—' },
    { id: 'channel', title: t('channel'), wide: true, cell: (row) => row.conversation.channel ?? '—' },
    { id: 'result', title: t('score'), number: true, cell: (row) => <Result check={row} /> },
    { id: 'findings', title: t('findings'), cell: (row) => <Findings check={row} /> },
    { id: 'answer', title: t('state'), wide: true, cell: (row) => <Answered check={row} /> },
  ];
}
