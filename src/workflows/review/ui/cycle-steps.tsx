import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES } from '../model.ts';
import { DateForm } from './date-form.tsx';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

/** The steps with their days, which HR may move, and what was moved and why. */
export function CycleSteps({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const say = useSay();
  const me = useMe().data;
  const [moving, setMoving] = useState(false);
  const { today } = board;
  const moves = board.steps.flatMap(({ step, moves: made }) => made.map((move) => ({ step, ...move })));
  const mayMove = me != null && reaches(me, 'review.manage', 'all') && board.steps.some(({ movable }) => movable);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide list is scrolled by keyboard too. */}
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
      {moves.map(({ step, at, ...move }) => (
        <p key={at} className="note">
          {t('dateMoved', { step: say(STEP_TITLES[step]), ...move })}
        </p>
      ))}
      {mayMove && !moving && (
        <p className="review-do">
          <Button size="small" onClick={() => setMoving(true)}>
            {t('moveDate')}
          </Button>
        </p>
      )}
      {moving && <DateForm board={board} onDone={() => setMoving(false)} />}
    </>
  );
}
