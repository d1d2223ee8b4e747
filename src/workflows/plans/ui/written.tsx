import { useState } from 'react';

interface WrittenProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly wide?: boolean;
  readonly write: (typed: string) => void;
}

/** A field whose content counts when it is left, so that the text does not change with every key. */
export function Written({ label, value, disabled, wide, write }: WrittenProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => {
    if (typed !== null && typed.trim() !== '' && typed.trim() !== value) write(typed.trim());
    setTyped(null);
  };
  return (
    <input
      className={wide ? 'studio-value studio-value-name' : 'studio-value'}
      aria-label={label}
      inputMode={wide ? 'text' : 'decimal'}
      value={typed ?? value}
      disabled={disabled}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}
