import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { grouped } from '../../base/quantity.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { ListFiles, useSorting } from '../../platform/ui/list.tsx';
import { Page, Waiting } from '../../platform/ui/page.tsx';
import { Parts } from '../../platform/ui/parts.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import './home.css';
import { useJobsTexts } from './keeping-texts.ts';

const STATES = ['all', 'failed', 'running', 'queued', 'done'] as const;
type State = (typeof STATES)[number];

const SORTS = ['created', 'updated', 'kind', 'state'] as const;
type Asked = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'] & {
  readonly state?: Exclude<State, 'all'>;
};

function readJobs(asked: Asked, cursor: string | null) {
  const query = { limit: 50, ...asked, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/jobs', { params: { query } }));
}

type Job = Awaited<ReturnType<typeof readJobs>>['rows'][number];

/** What takes longer than a request: everybody's jobs, and those of the clock. */
export function JobsPage() {
  const t = useJobsTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { state?: string };
  const state = STATES.find((one) => one === search.state) ?? 'all';
  const sorting = useSorting(SORTS, { by: 'created', down: true });
  const asked: Asked = { ...sorting.query, ...(state !== 'all' && { state }) };
  const found = useInfiniteQuery({
    queryKey: ['jobs', asked],
    queryFn: ({ pageParam }) => readJobs(asked, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: 'always',
  });
  const columns = useColumns();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('title')} actions={rows.length > 0 && <ListFiles at="/api/jobs" query={asked} />}>
      <Parts
        label={t('state')}
        parts={STATES}
        current={state}
        title={(one) => t(one)}
        onOpen={(one) =>
          navigate({
            to: '.',
            search: ((now: object) => ({ ...now, state: one === 'all' ? undefined : one })) as never,
          })
        }
      />
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={12} />
      ) : (
        <Table
          caption={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          sort={sorting.sort}
          onSort={sorting.onSort}
          empty={t('none')}
          onMore={found.hasNextPage ? () => found.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly Column<Job>[] {
  const t = useJobsTexts();
  const say = useSay();
  return [
    { id: 'kind', title: t('kind'), sortable: true, cell: (row) => say(row.title) },
    {
      id: 'state',
      title: t('state'),
      sortable: true,
      brief: true,
      cell: (row) => <span className={row.state === 'failed' ? 'home-late' : undefined}>{t(row.state)}</span>,
    },
    { id: 'by', title: t('by'), wide: true, brief: true, cell: (row) => row.accountName ?? t('clock') },
    { id: 'progress', title: t('progress'), number: true, wide: true, cell: progressText },
    { id: 'created', title: t('created'), sortable: true, brief: true, cell: (row) => instantText(row.created) },
    {
      id: 'updated',
      title: t('updated'),
      sortable: true,
      brief: true,
      wide: true,
      cell: (row) => instantText(row.updated),
    },
    {
      id: 'problems',
      title: t('problems'),
      cell: (row) => row.problems.map(({ message }) => message).join(' ') || '—',
    },
  ];
}

/** Many kinds tell no steps. */
function progressText({ done, total }: Job): string {
  if (total === null) return done === 0 ? '—' : grouped(String(done));
  return `${grouped(String(done))} / ${grouped(String(total))}`;
}
