import { Link } from '@tanstack/react-router';
import { Decimal } from '../../base/decimal.ts';
import { Empty, Figures, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure, Problems } from '../../platform/ui/problems.tsx';
import { Quantity } from '../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { Findings, People } from './cycle-people.tsx';
import { type CycleState, useCycle } from './queries.ts';
import { useHomeTexts } from './texts.ts';

/** For those who run pay: where the month stands, what it costs so far, and what wants looking at. */
export function Cycle({ month }: { readonly month: string }) {
  const t = useHomeTexts();
  const cycle = useCycle(month);
  if (cycle.isPending) return <Waiting lines={12} />;
  if (cycle.error) return <Failure error={cycle.error} />;
  const state = cycle.data;
  return (
    <div className="home home-two">
      <Section title={t('cycle', { month })}>
        <Totals state={state} />
        <Problems problems={state.problems} />
        <Costs state={state} />
      </Section>
      <div>
        <Findings state={state} />
        <People title={t('silent')} of={state.silent} />
        <People title={t('unplanned')} of={state.unplanned} />
      </div>
    </div>
  );
}

function Totals({ state }: { readonly state: CycleState }) {
  const t = useHomeTexts();
  const total = state.plans.reduce((sum, plan) => sum.plus(Decimal.of(plan.total)), Decimal.ZERO);
  return (
    <Figures
      items={[
        { label: t('state'), value: state.closed ? t('closed') : t('running') },
        { label: t('people'), value: String(state.people) },
        {
          label: t('cost'),
          value: <Quantity value={state.plans.length === 0 ? null : total.toFixed(2)} unit="yuan" />,
        },
      ]}
    />
  );
}

function Costs({ state }: { readonly state: CycleState }) {
  const t = useHomeTexts();
  const say = useSay();
  const columns: readonly Column<CycleState['plans'][number]>[] = [
    {
      id: 'plan',
      title: t('plan'),
      cell: (plan) => <Link to={`/plans/${plan.plan}` as never}>{say(plan.title) || plan.plan}</Link>,
    },
    { id: 'people', title: t('covered'), number: true, cell: (plan) => plan.people },
    { id: 'stuck', title: t('stuck'), number: true, cell: (plan) => plan.stuck },
    { id: 'total', title: t('cost'), number: true, cell: (plan) => <Quantity value={plan.total} unit="yuan" /> },
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
