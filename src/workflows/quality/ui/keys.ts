import { useEffect } from 'react';

/** The scoring sheet by keyboard. While somebody types a note the letters are theirs. */

export interface KeyMoves {
  /** The nth step, from 1. */
  readonly choose: (place: number) => void;
  readonly nudge: (by: 1 | -1) => void;
  readonly move: (by: 1 | -1) => void;
  readonly notApplicable: () => void;
  readonly note: () => void;
  readonly cause: () => void;
  readonly submit: () => void;
}

export function useKeys(moves: KeyMoves): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        moves.submit();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [role="dialog"]')) {
        if (event.key === 'Escape') target.blur();
        return;
      }
      const move = moveOf(event.key, moves);
      if (!move) return;
      event.preventDefault();
      move();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}

function moveOf(key: string, moves: KeyMoves): (() => void) | undefined {
  if (/^[1-9]$/.test(key)) return () => moves.choose(Number(key));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return () => moves.move(1);
    case 'ArrowUp':
    case 'k':
      return () => moves.move(-1);
    case 'ArrowRight':
      return () => moves.nudge(1);
    case 'ArrowLeft':
      return () => moves.nudge(-1);
    case 'n':
    case 'N':
      return moves.notApplicable;
    case 'm':
    case 'M':
      return moves.note;
    case 'c':
    case 'C':
      return moves.cause;
    default:
      return undefined;
  }
}
