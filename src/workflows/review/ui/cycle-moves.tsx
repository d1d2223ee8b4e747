import { Button } from 'antd';
import { useState } from 'react';
import { MoveForm } from './move-form.tsx';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

/** What no written reason takes the place of. */
const NO_REASON_HELPS: ReadonlySet<string> = new Set([
  'review.period-running',
  'review.not-submitted',
  'review.released-alone',
  'review.released-judged',
]);

export function CycleMoves({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const [chosen, choose] = useState<string | null>(null);
  const submitted = board.cycle.state === 'calibrating' ? board.cycle.submittedBy : null;
  if (board.moves.length === 0) return null;
  const move = board.moves.find((one) => one.id === chosen);
  return (
    <>
      <p className="review-do">
        {board.moves.map((one) => (
          <Button
            key={one.id}
            type={one.id === 'discard' ? 'default' : 'primary'}
            disabled={one.blocked.some(({ code }) => NO_REASON_HELPS.has(code))}
            onClick={() => choose(one.id)}
          >
            {one.title}
          </Button>
        ))}
      </p>
      {board.moves
        .flatMap(({ blocked }) => blocked)
        .filter(({ code }) => code === 'review.released-judged')
        .slice(0, 1)
        .map(({ code, message, fix }) => (
          <p key={code} className="review-amber">
            {message} <span className="note">{fix}</span>
          </p>
        ))}
      {submitted && <p className="note">{t('submitted', { name: submitted.name })}</p>}
      {move && <MoveForm id={board.cycle.id} move={move} onDone={() => choose(null)} />}
    </>
  );
}
