import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { MoveForm } from './move-form.tsx';
import type { Board } from './read.ts';

export function CycleMoves({ board }: { readonly board: Board }) {
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
