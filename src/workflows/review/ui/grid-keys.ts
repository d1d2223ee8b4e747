import type { KeyboardEvent } from 'react';

/** Arrows and Enter go from cell to cell; left and right only from the ends of a text. */
export function moveBetweenCells(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const cell = event.target as HTMLInputElement;
  const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(' ').map(Number);
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  const atStart = whole || cell.selectionEnd === 0;
  const atEnd = whole || cell.selectionStart === cell.value.length;
  const to: Readonly<Record<string, readonly [number, number] | undefined>> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Enter: [row + (event.shiftKey ? -1 : 1), column],
    ArrowLeft: atStart ? [row, column - 1] : undefined,
    ArrowRight: atEnd ? [row, column + 1] : undefined,
  };
  const wanted = to[event.key];
  const next = wanted && table?.querySelector<HTMLInputElement>(`[data-cell="${wanted[0]} ${wanted[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
