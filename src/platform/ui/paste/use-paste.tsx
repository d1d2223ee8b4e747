import { type ClipboardEvent, type ReactNode, useRef, useState } from 'react';
import { matchPasted, type Pasted, type PastedCell, type PasteGrid } from './match.ts';
import { PastePanel } from './panel.tsx';
import { readTsv } from './tsv.ts';

/**
 * Ctrl+V of a block of cells anywhere in a grid whose fields carry `data-cell="row column"`: what it would set is shown, and set
 * when that is confirmed. One cell is the field's own business.
 */
export function usePaste(
  grid: PasteGrid,
  apply: (cells: readonly PastedCell[]) => void,
): { readonly onPaste: (event: ClipboardEvent) => void; readonly panel: ReactNode } {
  const [shown, setShown] = useState<{ readonly nr: number; readonly pasted: Pasted } | null>(null);
  const times = useRef(0);
  const from = useRef<HTMLElement | null>(null);
  const onPaste = (event: ClipboardEvent) => {
    const field = event.target as HTMLElement;
    const [row, column] = (field.dataset.cell ?? '').split(' ').map(Number);
    const block = readTsv(event.clipboardData.getData('text/plain'));
    if (row === undefined || column === undefined || block.flat().length < 2) return;
    event.preventDefault();
    from.current = field;
    times.current += 1;
    setShown({ nr: times.current, pasted: matchPasted(grid, block, { row, column }) });
  };
  const close = () => {
    setShown(null);
    from.current?.focus();
  };
  const panel = shown && (
    <PastePanel
      key={shown.nr}
      grid={grid}
      pasted={shown.pasted}
      onSet={() => apply(shown.pasted.set)}
      onClose={close}
    />
  );
  return { onPaste, panel };
}
