import { useNavigate, useSearch } from '@tanstack/react-router';
import { grouped } from '../../base/quantity.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { type From, ListFiles, PagedTable, type RowOf, usePages, useSorting } from '../../platform/ui/list.tsx';
import { Page } from '../../platform/ui/page.tsx';
import { Parts } from '../../platform/ui/parts.tsx';
import type { Column } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import './home.css';
import { useJobsTexts } from './keeping-texts.ts';

const STATES = ['all', 'failed', 'running', 'queued', 'done'] as const;
type State = (typeof STATES)[number];

const SORTS = ['created', 'updated', 'kind', 'state'] as const;
type Asked = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'] & {
  readonly state?: Exclude<State, 'all'>;
};

function readJobs(asked: Asked, from: From) {
  return answer(api.GET('/api/jobs', { params: { query: { limit: 50, ...asked, ...from } } }));
}

type Job = RowOf<typeof readJobs>;

/** What takes longer than a request: everybody's jobs, and those of the clock. */
export function JobsPage() {
  const t = useJobsTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { state?: string };
  const state = STATES.find((one) => one === search.state) ?? 'all';
  const sorting = useSorting(SORTS, { by: 'created', down: true });
  const asked: Asked = { ...sorting.query, ...(state !== 'all' && { state }) };
  const found = usePages(['jobs'], asked, (from) => readJobs(asked, from), { fresh: true });
  const columns = useColumns();
  return (
    <Page title={t('title')} actions={found.rows.length > 0 && <ListFiles at="/api/jobs" query={asked} />}>
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
      <PagedTable
        pages={found}
        lines={12}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={t('none')}
      />
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
