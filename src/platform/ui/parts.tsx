import type { ReactNode } from 'react';
import './parts.css';
import { useStrip } from './strip.ts';

export interface PartsProps<Id extends string> {
  /** What the parts are of, for readers of the page. */
  readonly label: string;
  readonly parts: readonly Id[];
  readonly current: Id;
  readonly title: (part: Id) => ReactNode;
  /** Puts the choice where the page reads it: its address. */
  readonly onOpen: (part: Id) => void;
}

/** The parts of a page or the states of a list, one of them open; the choice stands in the address. */
export function Parts<Id extends string>({ label, parts, current, title, onOpen }: PartsProps<Id>) {
  const strip = useStrip<HTMLElement>(current);
  return (
    <nav className="parts" ref={strip} aria-label={label}>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          aria-current={part === current ? 'page' : undefined}
          onClick={() => onOpen(part)}
        >
          {title(part)}
        </button>
      ))}
    </nav>
  );
}
