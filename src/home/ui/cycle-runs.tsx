import { Link } from '@tanstack/react-router';
import { inARow } from '../../base/text.ts';
import { Section } from '../../platform/ui/page.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../platform/ui/texts.ts';
import { STATE_TITLES } from '../../workflows/payrun/states/index.ts';
import type { CycleRun } from './queries.ts';
import { useHomeTexts } from './texts.ts';

/** How far each run is, and what is open in it: each leads to where it is dealt with. */
export function Runs({ month, runs }: { readonly month: string; readonly runs: readonly CycleRun[] }) {
  const t = useHomeTexts();
  const say = useSay();
  const at = (run: CycleRun, part?: string) => ({
    to: '/pay/runs/$run' as never,
    params: { run: run.id } as never,
    search: (part === undefined ? {} : { part }) as never,
  });
  const columns: readonly Column<CycleRun>[] = [
    {
      id: 'run',
      title: t('run'),
      cell: (run) => (
        <Link {...at(run)}>
          {run.period} {say(run.title) || run.plan}
          {run.population && ` (${inARow(run.population.ids, currentLang())})`}
        </Link>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      cell: (run) => (run.workedOut ? say(STATE_TITLES[run.state]) : t('calculating')),
    },
    {
      id: 'findings',
      title: t('toMend'),
      number: true,
      cell: ({ errors, unexplained, ...run }) =>
        errors + unexplained === 0 ? (
          '—'
        ) : (
          <Link {...at({ errors, unexplained, ...run }, 'findings')}>{errors + unexplained}</Link>
        ),
    },
    {
      id: 'questions',
      title: t('questions'),
      number: true,
      cell: ({ questions }) => (questions === 0 ? '—' : <Link to={'/pay/questions' as never}>{questions}</Link>),
    },
  ];
  return (
    <Section title={t('runs')} note={<Link to={'/pay/runs' as never}>{t('allRuns')}</Link>}>
      <Table
        caption={t('runs')}
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        empty={<p>{t('noRuns', { month })}</p>}
      />
    </Section>
  );
}

interface RunOfProps {
  readonly month: string;
  readonly plan: string;
  readonly runs: readonly CycleRun[];
  readonly prepares: boolean;
}

/** How far the month is with a plan: its run, or the way to it. */
export function RunOf({ month, plan, runs, prepares }: RunOfProps) {
  const t = useHomeTexts();
  const say = useSay();
  const run = runs.find(({ period }) => period === month);
  if (run)
    return (
      <Link to={'/pay/runs/$run' as never} params={{ run: run.id } as never}>
        {run.workedOut ? say(STATE_TITLES[run.state]) : t('calculating')}
      </Link>
    );
  if (!prepares) return <span className="note home-brief">{t('notRun')}</span>;
  return (
    <Link to={'/pay/runs' as never} search={{ prepare: plan, period: month } as never}>
      {t('calculate')}
    </Link>
  );
}
