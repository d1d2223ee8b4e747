import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Parts } from '../../../platform/ui/parts.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import './reviews.css';
import { CycleMoves } from './cycle-moves.tsx';
import { CycleSteps } from './cycle-steps.tsx';
import { StateTag } from './cycles.tsx';
import { DutiesPart } from './duties.tsx';
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
          <StateTag state={cycle.state} />{' '}
          {cycle.seed !== null && <span className="note">{`${t('seed')} ${cycle.seed}`}</span>}
        </>
      }
    >
      <CycleSteps board={board.data} />
      <CycleMoves board={board.data} />
      <CycleParts part={part} />
      {part === 'board' && (
        <>
          <ProgressPart board={board.data} />
          <DutiesPart board={board.data} />
        </>
      )}
      {part === 'owed' && <OwedPart board={board.data} />}
      {part === 'sums' && (summed ? <SumsPart board={board.data} /> : <Empty says={t('notYet')} />)}
      {part === 'grades' && (summed ? <GradesPart id={id} /> : <Empty says={t('notYet')} />)}
    </Page>
  );
}

function CycleParts({ part }: { readonly part: Part }) {
  const t = useCycleTexts();
  const navigate = useNavigate();
  return (
    <Parts
      label={t('cycles')}
      parts={PARTS}
      current={part}
      title={(one) => t(one)}
      onOpen={(one) => navigate({ to: '.', search: { part: one } as never })}
    />
  );
}
