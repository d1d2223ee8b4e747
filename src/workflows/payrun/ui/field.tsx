import type { ReactNode } from 'react';

interface FieldProps {
  /** The control's id. */
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}

export function Field({ id, label, note, children }: FieldProps) {
  return (
    <div className="run-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {note !== undefined && <span className="note">{note}</span>}
    </div>
  );
}
