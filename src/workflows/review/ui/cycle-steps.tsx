import { useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES } from '../model.ts';
import type { Board } from './read.ts';

export function CycleSteps({ board }: { readonly board: Board }) {
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
