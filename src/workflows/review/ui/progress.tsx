import { Link } from '@tanstack/react-router';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { ENTRY_STEPS, type EntryStep, STEP_TITLES } from '../model.ts';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

interface TeamRow {
  readonly team: string | null;
  readonly steps: ReadonlyMap<EntryStep, Count>;
}

interface Count {
  readonly given: number;
  readonly all: number;
  readonly late: number;
}

/** Teams by steps: given of asked, and what is late; each cell leads to those who owe it. */
export function ProgressPart({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const say = useSay();
  const rows = rowsOf(board);
  const total = sumOf(rows);
  const cell = (team: string | null | undefined, step: EntryStep, count: Count | undefined) => {
    if (count === undefined) return '—';
    const search = { part: 'owed', step, ...(team ? { team } : {}) };
    return (
      <Link to="." search={search as never} className="review-cell">
        {count.given} / {count.all}
        {count.late > 0 && <span className="review-amber"> · {t('late', { count: count.late })}</span>}
      </Link>
    );
  };
  const columns: readonly Column<TeamRow>[] = [
    { id: 'team', title: t('team'), cell: (row) => row.team ?? t('noTeam') },
    ...ENTRY_STEPS.map((step): Column<TeamRow> => {
      return {
        id: step,
        title: say(STEP_TITLES[step]),
        number: true,
        cell: (row) => cell(row.team, step, row.steps.get(step)),
      };
    }),
  ];
  const foot = (
    <tr>
      <td>{t('total')}</td>
      {ENTRY_STEPS.map((step) => (
        <td key={step} className="number">
          {cell(undefined, step, total.get(step))}
        </td>
      ))}
    </tr>
  );
  return <Table caption={t('board')} columns={columns} rows={rows} rowKey={(row) => row.team ?? ''} foot={foot} />;
}

function rowsOf({ counts }: Board): readonly TeamRow[] {
  const teams = [...new Set(counts.map(({ team }) => team))];
  return teams.map((team) => {
    const own = counts.filter((one) => one.team === team);
    // Whom HR has excused owes nothing and has given nothing.
    return {
      team,
      steps: new Map(own.map(({ step, given, owed, late }) => [step, { given, all: given + owed, late }])),
    };
  });
}

function sumOf(rows: readonly TeamRow[]): ReadonlyMap<EntryStep, Count> {
  const sums = new Map<EntryStep, Count>();
  for (const { steps } of rows)
    for (const [step, { given, all, late }] of steps) {
      const sum = sums.get(step) ?? { given: 0, all: 0, late: 0 };
      sums.set(step, { given: sum.given + given, all: sum.all + all, late: sum.late + late });
    }
  return sums;
}
