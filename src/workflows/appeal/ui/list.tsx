import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { dayText } from '../../../platform/ui/instant.ts';
import { ListFiles, PagedTable, type Pages, usePages, useSorting } from '../../../platform/ui/list.tsx';
import { Empty, Page } from '../../../platform/ui/page.tsx';
import { Parts } from '../../../platform/ui/parts.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './appeal.css';
import { OUTCOME_TITLES, STATE_TITLES } from '../model.ts';
import { useDecideTexts } from './decide-texts.ts';
import { Due } from './due.tsx';
import { type AppealHead, readAppeals, readAppealsOf } from './read.ts';
import { useAppealTexts } from './texts.ts';

const TABS = ['filed', 'joint', 'referred', 'reviewed', 'jointly-decided', 'settled', 'final'] as const;

/** The deciders' inbox: what waits for the first review first. */
export function AppealsPage() {
  const t = useAppealTexts();
  const d = useDecideTexts();
  const say = useSay();
  const me = useMe().data;
  const search = useSearch({ strict: false }) as { state?: string };
  const navigate = useNavigate();
  const state = [...TABS, 'all' as const].find((one) => one === search.state) ?? 'filed';
  const sorting = useSorting(['filed', 'person', 'state'], { by: 'filed', down: true });
  const wanted = { ...(state === 'all' ? {} : { state }), ...sorting.query };
  const found = usePages(['appeals'], wanted, (from) => readAppeals(wanted, from));
  return (
    <Page
      title={t('appeals')}
      actions={
        <>
          <ListFiles at="/api/appeals" query={wanted} />
          {me && reaches(me, 'appeal.seat', 'all') && <Link to={'/appeals/seats' as never}>{d('seats')}</Link>}
          <Link to={'/appeals/precedents' as never}>{t('precedents')}</Link>
        </>
      }
    >
      <Parts
        label={t('state')}
        parts={[...TABS, 'all' as const]}
        current={state}
        title={(one) => (one === 'all' ? t('all') : say(STATE_TITLES[one]))}
        onOpen={(one) => navigate({ to: '.', search: { state: one } as never })}
      />
      <AppealTable pages={found} named sorting={sorting} />
    </Page>
  );
}

/** One's own appeals, each with its clock. */
export function MyAppealsPage() {
  const t = useAppealTexts();
  const me = useMe().data;
  const person = me?.account.person ?? null;
  return (
    <Page title={t('mine')} actions={<Link to={'/appeals/precedents' as never}>{t('precedents')}</Link>}>
      {person !== null && <AppealsOf person={person} />}
      {me && person === null && <Empty says={t('none')} />}
    </Page>
  );
}

function AppealsOf({ person }: { readonly person: string }) {
  return <AppealTable pages={usePages(['my-appeals', person], null, (from) => readAppealsOf(person, from))} />;
}

interface AppealTableProps {
  readonly pages: Pages<Awaited<ReturnType<typeof readAppeals>>>;
  /** With whose they are. */
  readonly named?: boolean;
  readonly sorting?: Pick<ReturnType<typeof useSorting>, 'sort' | 'onSort'>;
}

function AppealTable({ pages, named = false, sorting }: AppealTableProps) {
  const t = useAppealTexts();
  const say = useSay();
  const who: Column<AppealHead> = { id: 'person', title: t('person'), sortable: true, cell: (row) => row.name };
  const columns: readonly Column<AppealHead>[] = [
    {
      id: 'about',
      title: t('about'),
      cell: (row) => (
        <Link to={'/appeals/$id' as never} params={{ id: row.id } as never}>
          {row.number} · {say(row.title)}
        </Link>
      ),
    },
    ...(named ? [who] : []),
    {
      id: 'state',
      title: t('state'),
      sortable: true,
      cell: (row) => (
        <>
          {say(STATE_TITLES[row.state])}
          {row.outcome !== null && <span className="note"> · {say(OUTCOME_TITLES[row.outcome])}</span>}
        </>
      ),
    },
    { id: 'due', title: t('due'), cell: (row) => <Due day={row.due} /> },
    { id: 'filed', title: t('filed'), wide: true, sortable: true, cell: (row) => dayText(row.filedAt) },
  ];
  return (
    <PagedTable
      pages={pages}
      caption={t('appeals')}
      columns={columns}
      rowKey={(row) => row.id}
      sorting={sorting}
      empty={named ? t('noneHere') : t('none')}
    />
  );
}
