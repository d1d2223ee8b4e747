import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import './reviews.css';
import { CycleMoves } from './cycle-moves.tsx';
import { CycleSteps } from './cycle-steps.tsx';
import { StateTag } from './cycles.tsx';
import { GradesPart } from './grades.tsx';
import { OwedPart } from './owed.tsx';
import { ProgressPart } from './progress.tsx';
import { readBoard } from './read.ts';
import { SumsPart } from './sums.tsx';
import { useCycleTexts } from './texts.ts';

const PARTS = ['board', 'owed', 'sums', 'grades'] as const;
type Part = (typeof PARTS)[number];

/** One cycle: its dated steps, who owes what, what it sums up to, and the moves from here. */
export function CyclePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const search = useSearch({ strict: false }) as { part?: string };
  const t = useCycleTexts();
  const board = useQuery({ queryKey: ['review', id, currentLang()], queryFn: () => readBoard(id) });
  if (board.isPending) return <Waiting lines={14} />;
  if (board.error) return <Failure error={board.error} />;
  const { cycle } = board.data;
  const summed = cycle.state !== 'collecting' && cycle.state !== 'discarded';
  const part = PARTS.find((one) => one === search.part) ?? (summed ? 'sums' : 'board');
  return (
    <Page
      title={`${t('cycles')} ${cycle.period}`}
      scope={
        <>
          <StateTag state={cycle.state} /> <span className="note">{`${t('seed')} ${cycle.seed}`}</span>
        </>
      }
    >
      <CycleSteps board={board.data} />
      <CycleMoves board={board.data} />
      <Parts part={part} />
      {part === 'board' && <ProgressPart board={board.data} />}
      {part === 'owed' && <OwedPart board={board.data} />}
      {part === 'sums' && (summed ? <SumsPart board={board.data} /> : <Empty says={t('notYet')} />)}
      {part === 'grades' && (summed ? <GradesPart id={id} /> : <Empty says={t('notYet')} />)}
    </Page>
  );
}

function Parts({ part }: { readonly part: Part }) {
  const t = useCycleTexts();
  const navigate = useNavigate();
  return (
    <nav className="review-parts" aria-label={t('cycles')}>
      {PARTS.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === part ? 'page' : undefined}
          onClick={() => navigate({ to: '.', search: { part: one } as never })}
        >
          {t(one)}
        </button>
      ))}
    </nav>
  );
}
