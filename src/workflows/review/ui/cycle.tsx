import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES } from '../model.ts';
import './reviews.css';
import { StateTag } from './cycles.tsx';
import { GradesPart } from './grades.tsx';
import { OwedPart } from './owed.tsx';
import { ProgressPart } from './progress.tsx';
import { type Board, readBoard } from './read.ts';
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
      <Steps board={board.data} />
      <Moves board={board.data} />
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

function Steps({ board }: { readonly board: Board }) {
  const say = useSay();
  const { today } = board;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide list is scrolled by keyboard too.
    <ol className="review-steps" tabIndex={0}>
      {board.steps.map(({ step, opens, due }) => (
        <li key={step} className={due < today ? 'past' : opens <= today ? 'now' : 'ahead'}>
          <strong>{say(STEP_TITLES[step])}</strong>
          <span className="note">
            {opens.slice(5)} – {due.slice(5)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Moves({ board }: { readonly board: Board }) {
  const me = useMe().data;
  const [chosen, choose] = useState<string | null>(null);
  if (me == null || !reaches(me, 'review.manage', 'all') || board.moves.length === 0) return null;
  const move = board.moves.find((one) => one.id === chosen);
  return (
    <>
      <p className="review-do">
        {board.moves.map((one) => (
          <Button
            key={one.id}
            type={one.id === 'discard' ? 'default' : 'primary'}
            disabled={one.blocked.some(({ code }) => code === 'review.period-running')}
            onClick={() => choose(one.id)}
          >
            {one.title}
          </Button>
        ))}
      </p>
      {move && <MoveForm id={board.cycle.id} move={move} onDone={() => choose(null)} />}
    </>
  );
}

interface MoveFormProps {
  readonly id: string;
  readonly move: Board['moves'][number];
  readonly onDone: () => void;
}

/** Every move is said before it is made; where something is missing a written reason takes its place. */
function MoveForm({ id, move, onDone }: MoveFormProps) {
  const t = useCycleTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const path = `/api/reviews/{id}/${move.id}` as '/api/reviews/{id}/sum';
      return answer(api.POST(path, { params: { path: { id } }, body: { reason } }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review', id] });
      await queries.invalidateQueries({ queryKey: ['reviews'] });
      onDone();
    },
  });
  const wantsReason = move.wantsReason || move.blocked.length > 0;
  return (
    <form
      className="review-form review-move"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      {move.id === 'sum' && <p>{t('notBack')}</p>}
      {move.blocked.map(({ code, message, fix }) => (
        <p key={code} className="review-amber">
          {message} <span className="note">{fix}</span>
        </p>
      ))}
      {wantsReason && (
        <>
          <label htmlFor="review-reason">{t('reason')}</label>
          <Input.TextArea
            id="review-reason"
            required
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="note">{t('reasonNote')}</p>
        </>
      )}
      <Failure error={make.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('confirm', { move: move.title })}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
