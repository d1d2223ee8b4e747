import { useState } from 'react';

interface WrittenProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly wide?: boolean;
  /** Its row and column, where a block of cells can be pasted. */
  readonly cell?: string;
  /** Whether the text took it. */
  readonly write: (typed: string) => boolean;
}

/**
 * A field whose content counts when it is left, so that the text does not change with every key. What was taken stays
 * in it until the plan is read anew, which lags behind the text; else the former content would show for that moment.
 */
export function Written({ label, value, disabled, wide, cell, write }: WrittenProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [taken, setTaken] = useState<{ readonly over: string; readonly by: string } | null>(null);
  const shown = taken?.over === value ? taken.by : value;
  if (taken !== null && taken.over !== value) setTaken(null);
  const done = () => {
    const by = typed?.trim() ?? '';
    if (by !== '' && by !== shown && write(by)) setTaken({ over: value, by });
    setTyped(null);
  };
  return (
    <input
      className={wide ? 'studio-value studio-value-name' : 'studio-value'}
      aria-label={label}
      data-cell={cell}
      inputMode={wide ? 'text' : 'decimal'}
      value={typed ?? shown}
      disabled={disabled}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}
