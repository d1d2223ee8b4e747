import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../access/ui/session.ts';
import { Decimal } from '../../base/decimal.ts';
import { Empty, Figures, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure, Problems } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { Findings, People } from './cycle-people.tsx';
import { Runs } from './cycle-runs.tsx';
import { type CycleState, useCosts, useCycle, useRuns } from './queries.ts';
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
          <Totals state={state} beside={beside} />
          <Problems problems={state.problems} />
          <Costs state={state} beside={beside} />
        </Section>
        <Runs month={month} runs={runs.data.rows} />
      </div>
      <div>
        <Findings state={state} />
        <People title={t('silent')} of={state.silent} />
        <People title={t('unplanned')} of={state.unplanned} />
      </div>
    </div>
  );
}

interface CostsProps {
  readonly state: CycleState;
  /** What each plan cost the month before, for who may see it. */
  readonly beside: NonNullable<ReturnType<typeof useCosts>['data']>['rows'];
}

function Totals({ state, beside }: CostsProps) {
  const t = useHomeTexts();
  const total = state.plans.reduce((sum, plan) => sum.plus(Decimal.of(plan.total)), Decimal.ZERO);
  const moved = beside.reduce((sum, { difference }) => sum.plus(Decimal.of(difference)), Decimal.ZERO);
  return (
    <Figures
      items={[
        { label: t('state'), value: state.closed ? t('closed') : t('running') },
        { label: t('people'), value: String(state.people) },
        {
          label: t('cost'),
          value: <Quantity value={state.plans.length === 0 ? null : total.toFixed(2)} unit="yuan" />,
        },
        ...(beside.length === 0
          ? []
          : [{ label: t('difference'), value: <Quantity value={moved.toFixed(2)} unit="yuan" signed /> }]),
      ]}
    />
  );
}

function Costs({ state, beside }: CostsProps) {
  const t = useHomeTexts();
  const say = useSay();
  const difference: Column<CycleState['plans'][number]> = {
    id: 'difference',
    title: t('difference'),
    number: true,
    cell: ({ plan }) => {
      const moved = beside.find((one) => one.plan === plan)?.difference ?? null;
      const why = `/api/home/cost/${encodeURIComponent(plan)}?month=${state.month}`;
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
    { id: 'total', title: t('cost'), number: true, cell: (plan) => <Quantity value={plan.total} unit="yuan" /> },
    ...(beside.length === 0 ? [] : [difference]),
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
