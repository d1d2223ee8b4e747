import { type CardItem, NOT_APPLICABLE } from '../model.ts';
import { useKeys } from './keys.ts';
import type { Sheet } from './read.ts';

interface SheetKeys {
  readonly style: Sheet['card']['style'];
  readonly current: CardItem;
  readonly at: number;
  readonly value: string | undefined;
  readonly choose: (item: CardItem, value: string, onward: boolean) => void;
  readonly go: (place: number) => void;
  readonly focus: (part: 'note' | 'cause') => void;
  readonly submit: () => void;
}

/** A digit chooses and goes on; a failed critical item waits for its note. */
export function useSheetKeys({ style, current, at, value, choose, go, focus, submit }: SheetKeys): void {
  useKeys({
    choose: (place) => {
      const step = current.steps[place - 1]?.toString();
      if (step !== undefined) choose(current, step, !(current.critical && isFault(style, current, step)));
    },
    nudge: (by) => {
      const now = current.steps.findIndex((step) => step.toString() === value);
      const next = current.steps[Math.max(0, Math.min(current.steps.length - 1, now + by))];
      if (next) choose(current, next.toString(), false);
    },
    move: (by) => go(at + by),
    notApplicable: () => current.mayNotApply && choose(current, NOT_APPLICABLE, true),
    note: () => focus('note'),
    cause: () => focus('cause'),
    submit: () => submit(),
  });
}

function isFault(style: Sheet['card']['style'], item: CardItem, value: string): boolean {
  return style === 'deductions' ? value !== '0' : value !== item.points.toString();
}
