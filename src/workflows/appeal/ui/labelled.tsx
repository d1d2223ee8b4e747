interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: React.ReactNode;
}

export function Labelled({ id, label, note, children }: LabelledProps) {
  return (
    <div className="appeal-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {note !== undefined && <span className="note">{note}</span>}
    </div>
  );
}
