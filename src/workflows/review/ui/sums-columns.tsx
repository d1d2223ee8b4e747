import { Quantity } from '../../../platform/ui/quantity.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { useGradeTitles } from './grade-titles.ts';
import type { Board } from './read.ts';
import type { Sum } from './sums-read.ts';
import { useCycleTexts } from './texts.ts';

export function useSumsColumns({ cycle }: Board, choose: (sum: Sum) => void): readonly Column<Sum>[] {
  const t = useCycleTexts();
  const say = useSay();
  const grades = useGradeTitles(cycle.id);
  const calibrating = cycle.state === 'calibrating';
  const whyOf = (person: string) => {
    const at = encodeURIComponent(person);
    return calibrating ? `/api/reviews/${cycle.id}/sums/${at}/why` : `/api/people/${at}/reviews/${cycle.id}/why`;
  };
  return [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <>
          {row.name} <span className="note">{row.person}</span>
        </>
      ),
    },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? '—' },
    {
      id: 'score',
      title: t('score'),
      number: true,
      cell: (row) => <Quantity value={row.score} unit="" why={whyOf(row.person)} />,
    },
    { id: 'grade', title: t('grade'), cell: (row) => (row.grade === null ? '—' : grades.get(row.grade)) },
    {
      id: 'adjusted',
      title: t('adjusted'),
      wide: true,
      cell: (row) => row.adjustments.map(({ title, score, by }) => `${say(title)} → ${score}（${by.name}）`).join('；'),
    },
    ...(calibrating
      ? [
          {
            id: 'adjust',
            title: t('adjust'),
            cell: (row: Sum) => (
              <button type="button" className="link" onClick={() => choose(row)}>
                {t('adjust')}
              </button>
            ),
          },
        ]
      : []),
  ];
}
