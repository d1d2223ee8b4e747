import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches as mayReach, useMe } from '../../../access/ui/session.ts';
import { fieldValue } from '../../../ledger/index.ts';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { AREA_TITLES } from '../index.ts';
import { Decide } from './decide.tsx';
import './goals.css';
import { MonthField } from '../../../platform/ui/day-field.tsx';
import { ProposeForm } from './propose.tsx';
import { type GoalRow, reaches, readGoals, readValues, type SetRow } from './read.ts';
import { useGoalTexts } from './texts.ts';

/** What every post is to reach, and where it stands: one's own first. */
export function GoalsPage() {
  const t = useGoalTexts();
  const me = useMe().data;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { month?: string };
  const [proposing, setProposing] = useState(false);
  const goals = useQuery({ queryKey: ['goals'], queryFn: readGoals });
  const month = search.month ?? goals.data?.month ?? '';
  const may = (action: 'goal.propose' | 'goal.approve') => me != null && mayReach(me, action, 'all');
  const rows = goals.data?.rows ?? [];
  const measuring = useQueries({ queries: rows.map((set) => valuesQuery(set, month, mayMeasure(me))) });
  // All at once: a table whose numbers come later would move what stands below it.
  const ready = goals.data !== undefined && !measuring.some((one) => one.isLoading);
  const own = goals.data?.ownPost ?? null;
  const held = rows
    .filter(({ state }) => state !== 'waiting')
    .sort((a, b) => Number(b.post === own) - Number(a.post === own));
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const picker = (
    <MonthField
      required
      label={t('month')}
      value={month}
      onChange={(chosen) =>
        navigate({
          to: '.',
          search: ((now: object) => ({ ...now, month: chosen })) as never,
          replace: true,
        })
      }
    />
  );
  const offer = may('goal.propose') && !proposing && <Button onClick={() => setProposing(true)}>{t('propose')}</Button>;
  return (
    <Page title={t('title')} scope={picker} actions={offer}>
      <p className="note goal-note">{t('note')}</p>
      <Failure error={goals.error} />
      {!ready && goals.error === null && <Waiting lines={10} />}
      {proposing && goals.data && (
        <ProposeForm posts={goals.data.posts} today={goals.data.today} onDone={() => setProposing(false)} />
      )}
      {ready && waiting.map((one) => <Proposed key={one.set} set={one} month={month} decides={may('goal.approve')} />)}
      {goals.data && rows.length === 0 && <Empty says={t('none')} />}
      {ready && held.map((one) => <Held key={one.set} set={one} month={month} own={one.post === own} />)}
    </Page>
  );
}

function Held({ set, month, own }: { readonly set: SetRow; readonly month: string; readonly own: boolean }) {
  const t = useGoalTexts();
  const say = useSay();
  const { from, proposedBy: by, approvedBy } = set;
  const name = say(fieldValue('post', set.post));
  const marks = [own && t('own'), set.state === 'ahead' && t('ahead')].filter(Boolean).join(' · ');
  return (
    <Section
      title={marks === '' ? name : `${name} · ${marks}`}
      note={t('since', { from, by, approver: approvedBy ?? '—' })}
    >
      <Goals set={set} month={month} />
    </Section>
  );
}

function mayMeasure(me: ReturnType<typeof useMe>['data']): boolean {
  return me != null && mayReach(me, 'metric.read');
}

function valuesQuery(set: SetRow, month: string, may: boolean) {
  return queryOptions({
    queryKey: ['goal-values', set.set, month],
    queryFn: () => readValues(set.post, set.goals, month),
    enabled: may && month !== '',
    placeholderData: keepPreviousData,
  });
}

interface ProposedProps {
  readonly set: SetRow;
  readonly month: string;
  readonly decides: boolean;
}

function Proposed({ set, month, decides }: ProposedProps) {
  const t = useGoalTexts();
  const say = useSay();
  const { from, proposedBy: by, why } = set;
  return (
    <Section title={`${say(fieldValue('post', set.post))} · ${t('waiting')}`} note={t('proposed', { by, from, why })}>
      <Goals set={set} month={month} />
      {decides && (set.mine ? <p className="note">{t('mine')}</p> : <Decide set={set.set} />)}
    </Section>
  );
}

function Goals({ set, month }: { readonly set: SetRow; readonly month: string }) {
  const t = useGoalTexts();
  const say = useSay();
  const me = useMe().data;
  const values = useQuery(valuesQuery(set, month, mayMeasure(me)));
  const reach =
    me == null || !mayReach(me, 'metric.read', 'team') ? 'own' : mayReach(me, 'metric.read', 'all') ? 'all' : 'team';
  const measured = ({ metric }: GoalRow) => {
    const at = values.data?.metrics.findIndex(({ asked, id }) => asked === metric || id === metric) ?? -1;
    return { metric: values.data?.metrics[at] ?? null, cell: values.data?.rows[0]?.cells[at] ?? null };
  };
  const columns: readonly Column<GoalRow>[] = [
    { id: 'area', title: t('area'), cell: (row) => say(AREA_TITLES[row.area]) },
    {
      id: 'goal',
      title: t('goal'),
      cell: (row) => (
        <>
          {row.goal}
          <div className="note">
            {measured(row).metric ? say(measured(row).metric?.title ?? {}) : (row.metric ?? t('noMetric'))}
          </div>
        </>
      ),
    },
    {
      id: 'target',
      title: t('target'),
      number: true,
      cell: (row) =>
        row.target === null ? '' : <Quantity value={row.target} unit={measured(row).metric?.unit ?? ''} />,
    },
    ...(mayMeasure(me)
      ? [
          {
            id: 'now',
            title: t(`now.${reach}`),
            number: true,
            cell: (row: GoalRow) => <Now row={row} measured={measured(row)} set={set} month={month} />,
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={say(fieldValue('post', set.post))}
      columns={columns}
      rows={set.goals}
      rowKey={(row) => `${row.area} ${row.goal}`}
    />
  );
}

type Values = NonNullable<Awaited<ReturnType<typeof readValues>>>;

interface NowProps {
  readonly row: GoalRow;
  readonly measured: {
    readonly metric: Values['metrics'][number] | null;
    readonly cell: Values['rows'][number]['cells'][number] | null;
  };
  readonly set: SetRow;
  readonly month: string;
}

/** Where it stands, with its reason; whether that is enough is said in words, not by colour alone. */
function Now({ row, measured: { metric, cell }, set, month }: NowProps) {
  const t = useGoalTexts();
  if (row.metric === null) return null;
  if (metric === null || cell === null || cell.value === null) return <Quantity value={null} unit="" />;
  const met = reaches(cell.value, row.target, metric.better ?? null);
  const asked = { metrics: metric.asked, period: month, by: 'post', group: JSON.stringify([set.post]) };
  return (
    <>
      <Quantity
        value={cell.value}
        unit={metric.unit}
        n={cell.n}
        small={Number(cell.n) < metric.minimumN}
        why={`/api/metrics/why?${new URLSearchParams(asked)}`}
      />
      {met !== null && (
        <span className={met ? 'goal-met' : 'goal-met goal-missed'}>{t(met ? 'reached' : 'missed')}</span>
      )}
    </>
  );
}
