import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { Empty, Figures, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import './quality.css';
import { answer, api } from '../../../platform/ui/api.ts';
import { useSay } from '../../../platform/ui/texts.ts';
import { readQueue } from './read.ts';
import { useSetupTexts } from './setup-texts.ts';
import { useQualityTexts } from './texts.ts';

type Owed = Awaited<ReturnType<typeof readQueue>>['rows'][number];

/** What is owed, for whom, of which draw; scoring begins with one key. */
export function QueuePage() {
  const t = useQualityTexts();
  const setup = useSetupTexts();
  const me = useMe().data;
  const navigate = useNavigate();
  const queue = useQuery({ queryKey: ['quality', 'queue'], queryFn: readQueue, refetchOnMount: 'always' });
  const say = useSay();
  const plans = useQuery({ queryKey: ['quality', 'plans'], queryFn: () => answer(api.GET('/api/quality/plans')) });
  const planTitle = (id: string) => say(plans.data?.rows.find((plan) => plan.id === id)?.title ?? {}) || id;
  const begin = () => navigate({ to: '/quality/score' as never });
  const mayPlan = me != null && reaches(me, 'quality.plan', 'all');
  const toSetup = <Link to={'/quality/setup' as never}>{setup('setup')}</Link>;
  if (queue.isPending || queue.error)
    return (
      <Page title={t('queue')}>
        <Failure error={queue.error} />
        {queue.isPending && <Waiting lines={10} />}
      </Page>
    );
  const { owed, oldest, rows, begun, undrawn } = queue.data;
  const start = (
    <Button type="primary" onClick={begin} disabled={owed === 0}>
      {begun.length > 0 ? t('goOn') : t('start')}
    </Button>
  );
  return (
    <Page
      title={t('queue')}
      actions={
        <>
          {mayPlan && toSetup}
          {start}
        </>
      }
    >
      {undrawn.length > 0 && (
        <p className="note queue-undrawn">
          {t('undrawn', { count: undrawn.length, first: undrawn[0] ?? '', last: undrawn.at(-1) ?? '' })}
        </p>
      )}
      {owed === 0 ? (
        <Empty says={t('allDone')} offer={mayPlan ? toSetup : undefined} />
      ) : (
        <>
          <Figures
            items={[
              { label: t('owed'), value: owed },
              { label: t('oldest'), value: oldest ?? '—' },
              { label: t('begun'), value: begun.length },
            ]}
          />
          <Section title={t('whom')} note={t('seedNote')}>
            <Table
              caption={t('whom')}
              columns={columnsIn(t, planTitle)}
              rows={rows}
              rowKey={(row) => `${row.plan} ${row.day} ${row.person}`}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

function columnsIn(t: ReturnType<typeof useQualityTexts>, planTitle: (id: string) => string): readonly Column<Owed>[] {
  return [
    { id: 'day', title: t('day'), brief: true, cell: (row) => row.day },
    { id: 'person', title: t('person'), brief: true, cell: (row) => row.name },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? '—' },
    { id: 'plan', title: t('plan'), wide: true, cell: (row) => planTitle(row.plan) },
    { id: 'drawn', title: t('drawn'), number: true, wide: true, cell: (row) => row.drawn },
    { id: 'scored', title: t('scored'), number: true, cell: (row) => row.scored },
    { id: 'owed', title: t('owed'), number: true, cell: (row) => <strong>{row.owed}</strong> },
    { id: 'due', title: t('due'), brief: true, cell: (row) => <Due day={row.due} /> },
    { id: 'seed', title: t('seed'), wide: true, cell: (row) => <code>{row.seed}</code> },
  ];
}

/** The reader's own day is near enough to say what is late. */
function Due({ day }: { readonly day: string | null }) {
  const t = useQualityTexts();
  if (day === null) return '—';
  const late = day < new Intl.DateTimeFormat('sv-SE').format(new Date());
  return late ? <span className="quality-open">{t('late', { day })}</span> : day;
}
