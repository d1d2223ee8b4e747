import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../platform/ui/api.ts';
import { Empty, Figures, Page, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Table } from '../../platform/ui/table.tsx';
import { useFields } from './fields.ts';
import './people.css';
import { DayField } from '../../platform/ui/day-field.tsx';
import { usePeopleTexts } from './texts.ts';

/** Teams with their leads, posts with their levels, as of a day. */
export function TeamsPage() {
  const t = usePeopleTexts();
  const { date } = useSearch({ strict: false }) as { date?: string };
  const navigate = useNavigate();
  const overview = useQuery({
    queryKey: ['people-overview', date],
    queryFn: () => answer(api.GET('/api/people-overview', { params: { query: date ? { date } : {} } })),
  });
  const found = overview.data;
  const picker = (
    <label className="note">
      {t('onDate')}{' '}
      <DayField
        value={date ?? found?.date ?? ''}
        onChange={(day) => navigate({ to: '.', search: { date: day } as never, replace: true })}
      />
    </label>
  );
  return (
    <Page title={t('teams')} scope={picker}>
      <Failure error={overview.error} />
      {overview.isPending && <Waiting lines={12} />}
      {found && (
        <>
          <Figures
            items={[
              { label: t('members'), value: found.people },
              ...found.statuses
                .filter(({ name }) => name !== 'left')
                .map(({ name, people }) => ({
                  label: t(name === 'trial' ? 'status.trial' : 'status.regular'),
                  value: people,
                })),
            ]}
          />
          <Teams teams={found.teams} date={date} />
          <Posts posts={found.posts} date={date} />
        </>
      )}
    </Page>
  );
}

interface Counted {
  readonly name: string;
  readonly people: number;
}

interface Team {
  readonly team: string;
  readonly leads: readonly { readonly id: string | null; readonly name: string }[];
  readonly people: number;
  readonly trial: number;
  readonly posts: readonly Counted[];
}

function Teams({ teams, date }: { readonly teams: readonly Team[]; readonly date: string | undefined }) {
  const t = usePeopleTexts();
  return (
    <Section title={t('team')}>
      <Table
        caption={t('team')}
        rows={teams}
        rowKey={(row) => row.team}
        empty={<Empty says={t('noTeams')} />}
        columns={[
          { id: 'team', title: t('team'), cell: (row) => <ToRoster by="team" value={row.team} date={date} /> },
          { id: 'lead', title: t('lead'), cell: (row) => <Leads leads={row.leads} /> },
          { id: 'people', title: t('members'), number: true, cell: (row) => row.people },
          { id: 'trial', title: t('trial'), number: true, wide: true, cell: (row) => row.trial },
          { id: 'posts', title: t('posts'), wide: true, cell: (row) => <Counts of="post" counts={row.posts} /> },
        ]}
      />
    </Section>
  );
}

function Leads({ leads }: Pick<Team, 'leads'>) {
  if (leads.length === 0) return '—';
  return (
    <span className="said">
      {leads.map(({ id, name }) =>
        id === null ? (
          <span key={name}>{name}</span>
        ) : (
          <Link key={name} to={`/people/${encodeURIComponent(id)}` as never}>
            {name}
          </Link>
        ),
      )}
    </span>
  );
}

interface PostsProps {
  readonly posts: readonly { readonly post: string; readonly people: number; readonly levels: readonly Counted[] }[];
  readonly date: string | undefined;
}

function Posts({ posts, date }: PostsProps) {
  const t = usePeopleTexts();
  if (posts.length === 0) return null;
  return (
    <Section title={t('posts')}>
      <Table
        caption={t('posts')}
        rows={posts}
        rowKey={(row) => row.post}
        columns={[
          { id: 'post', title: t('post'), cell: (row) => <ToRoster by="post" value={row.post} date={date} /> },
          { id: 'people', title: t('members'), number: true, cell: (row) => row.people },
          { id: 'levels', title: t('levels'), cell: (row) => <Counts of="level" counts={row.levels} /> },
        ]}
      />
    </Section>
  );
}

interface ToRosterProps {
  readonly by: 'team' | 'post';
  readonly value: string;
  readonly date: string | undefined;
}

function ToRoster({ by, value, date }: ToRosterProps) {
  const { valueText } = useFields();
  return (
    <Link to={'/people' as never} search={{ [by]: value, date } as never}>
      {valueText(by, value)}
    </Link>
  );
}

function Counts({ of, counts }: { readonly of: 'post' | 'level'; readonly counts: readonly Counted[] }) {
  const { valueText } = useFields();
  return counts.map(({ name, people }) => `${valueText(of, name)} ${people}`).join(' · ') || '—';
}
