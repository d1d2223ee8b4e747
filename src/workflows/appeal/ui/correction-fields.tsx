import { Input } from 'antd';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './labelled.tsx';
import type { Correction } from './read.ts';

/** The names of a correction's texts, in the order in which they are asked for. */
const LABELS = {
  row: 'row',
  agent: 'agent',
  column: 'column',
  value: 'newValue',
  fact: 'factId',
  score: 'newValue',
  name: 'name',
  amount: 'newValue',
  field: 'name',
  from: 'from',
  input: 'name',
} as const;
type FieldName = keyof typeof LABELS;

interface FieldsProps {
  readonly at: number;
  readonly correction: Correction;
  /** The row is the number itself and is not asked for. */
  readonly rowGiven: boolean;
  readonly onChange: (next: Correction) => void;
}

export function CorrectionFields({ at, correction, rowGiven, onChange }: FieldsProps) {
  const t = useDecideTexts();
  const texts = correction as Readonly<Record<string, unknown>>;
  const names = (Object.keys(LABELS) as FieldName[]).filter(
    (name) => name in texts && !(rowGiven && (name === 'row' || name === 'fact')),
  );
  return names.map((name) => (
    <Labelled key={name} id={`${name}-${at}`} label={t(LABELS[name])}>
      <Input
        id={`${name}-${at}`}
        value={String(texts[name] ?? '')}
        required={name !== 'value'}
        onChange={(event) => onChange({ ...correction, [name]: event.target.value } as Correction)}
      />
    </Labelled>
  ));
}
