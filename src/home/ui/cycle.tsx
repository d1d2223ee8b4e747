import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../access/ui/session.ts';
import { Decimal } from '../../base/decimal.ts';
import { Empty, Figures, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure, Problems } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { Findings, People } from './cycle-people.tsx';
import { RunOf, Runs } from './cycle-runs.tsx';
import { type CycleRun, type CycleState, useCosts, useCycle, useRuns } from './queries.ts';
import { useHomeTexts } from './texts.ts';

/** For those who run pay: where the month stands, what it costs so far, and what wants looking at. */
export function Cycle({ month }: { readonly month: string }) {
  const t = useHomeTexts();
  const me = useMe().data;
  const sees = me != null && reaches(me, 'pay.read', 'all');
  const cycle = useCycle(month);
  const runs = useRuns(month);
  const costs = useCosts(month, sees);
  // All of it at once, so that nothing moves.
  const error = cycle.error ?? runs.error ?? costs.error;
  if (error) return <Failure error={error} />;
  const state = cycle.data;
  if (!state || !runs.data || (sees && !costs.data)) return <Waiting lines={12} />;
  const beside = costs.data?.rows ?? [];
  return (
    <div className="home home-two">
      <div>
        <Section title={t('cycle', { month })}>
          <Totals state={state} beside={beside} sees={sees} />
          <Problems problems={state.problems} />
          <Costs state={state} beside={beside} sees={sees} runs={runs.data.rows} />
        </Section>
        <Runs month={month} runs={runs.data.rows} />
      </div>
      <div>
        <Findings state={state} />
        <People title={t('silent')} of={state.silent} />
        <People title={t('unplanned')} of={state.unplanned} unplanned={state.unplanned} />
      </div>
    </div>
  );
}

interface CostsProps {
  readonly state: CycleState;
  /** What each plan cost the month before, for who may see it. */
  readonly beside: NonNullable<ReturnType<typeof useCosts>['data']>['rows'];
  /** What people are paid may be told. */
  readonly sees: boolean;
}

/** Where a number of the month tells its reason. */
function whyOf(month: string, of: 'total' | 'difference', plan?: string): string {
  return `/api/home/cost/why?${new URLSearchParams({ month, of, ...(plan !== undefined && { plan }) })}`;
}

function Totals({ state, beside, sees }: CostsProps) {
  const t = useHomeTexts();
  const total = state.plans.reduce((sum, plan) => sum.plus(Decimal.of(plan.total)), Decimal.ZERO);
  const why = (of: 'total' | 'difference') => (sees ? { why: whyOf(state.month, of) } : {});
  const moved = beside.reduce((sum, { difference }) => sum.plus(Decimal.of(difference)), Decimal.ZERO);
  return (
    <Figures
      items={[
        { label: t('state'), value: state.closed ? t('closed') : t('running') },
        { label: t('people'), value: String(state.people) },
        {
          label: t('cost'),
          value: <Quantity value={state.plans.length === 0 ? null : total.toFixed(2)} unit="yuan" {...why('total')} />,
        },
        ...(beside.length === 0
          ? []
          : [
              {
                label: t('difference'),
                value: <Quantity value={moved.toFixed(2)} unit="yuan" signed {...why('difference')} />,
              },
            ]),
      ]}
    />
  );
}

function Costs({ state, beside, sees, runs }: CostsProps & { readonly runs: readonly CycleRun[] }) {
  const t = useHomeTexts();
  const me = useMe().data;
  const prepares = me != null && reaches(me, 'run.prepare', 'all');
  const say = useSay();
  const difference: Column<CycleState['plans'][number]> = {
    id: 'difference',
    title: t('difference'),
    number: true,
    cell: ({ plan }) => {
      const moved = beside.find((one) => one.plan === plan)?.difference ?? null;
      const why = whyOf(state.month, 'difference', plan);
      return <Quantity value={moved} unit="yuan" signed {...(moved !== null && { why })} />;
    },
  };
  const columns: readonly Column<CycleState['plans'][number]>[] = [
    {
      id: 'plan',
      title: t('plan'),
      cell: (plan) => <Link to={`/plans/${plan.plan}` as never}>{say(plan.title) || plan.plan}</Link>,
    },
    { id: 'people', title: t('covered'), number: true, cell: (plan) => plan.people },
    { id: 'stuck', title: t('stuck'), number: true, cell: (plan) => plan.stuck },
    {
      id: 'total',
      title: t('cost'),
      number: true,
      cell: ({ plan, total }) => (
        <Quantity value={total} unit="yuan" {...(sees && { why: whyOf(state.month, 'total', plan) })} />
      ),
    },
    ...(beside.length === 0 ? [] : [difference]),
    {
      id: 'run',
      title: t('run'),
      cell: ({ plan }) => (
        <RunOf month={state.month} plan={plan} prepares={prepares} runs={runs.filter((run) => run.plan === plan)} />
      ),
    },
  ];
  const offer = <Link to={'/data' as never}>{t('importFirst')}</Link>;
  return (
    <Table
      caption={t('cost')}
      columns={columns}
      rows={state.plans}
      rowKey={(plan) => plan.plan}
      empty={<Empty says={t('noCost')} offer={offer} />}
    />
  );
}
