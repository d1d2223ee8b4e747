import { Button, Input } from 'antd';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './file.tsx';
import type { AppealDetail, Correction } from './read.ts';

type Change = Correction['change'];

const CHANGES: Readonly<Record<AppealDetail['kind'], readonly Change[]>> = {
  row: ['value', 'owner', 'exclude'],
  rating: ['rating'],
  line: ['input', 'amount', 'record', 'fact', 'value', 'owner', 'exclude'],
};

/** A correction to begin with, as the number suggests it. */
export function firstCorrection({ kind, ref, value, details }: AppealDetail): Correction {
  switch (kind) {
    case 'rating':
      return { change: 'rating', fact: ref, score: value ?? '' };
    case 'line':
      return { change: 'input', input: '', value: '' };
    default: {
      if (!ref.startsWith('check:')) return { change: 'owner', row: ref, agent: '' };
      const column = details.deductions ? 'deductions' : 'points';
      return { change: 'value', row: ref, column, value: '0' };
    }
  }
}

function blank(change: Change, { kind, ref, day }: AppealDetail): Correction {
  const row = kind === 'row' ? ref : '';
  switch (change) {
    case 'owner':
      return { change, row, agent: '' };
    case 'exclude':
      return { change, row };
    case 'value':
      return { change, row, column: '', value: '' };
    case 'rating':
      return { change, fact: kind === 'rating' ? ref : '', score: '' };
    case 'fact':
      return { change, fact: '', data: null };
    case 'amount':
      return { change, name: '', amount: '' };
    case 'record':
      return { change, field: '', value: '', from: day };
    case 'input':
      return { change, input: '', value: '' };
  }
}

interface CorrectionsProps {
  readonly appeal: AppealDetail;
  readonly corrections: readonly Correction[];
  readonly onChange: (corrections: readonly Correction[]) => void;
}

export function CorrectionsEditor({ appeal, corrections, onChange }: CorrectionsProps) {
  const t = useDecideTexts();
  const set = (at: number, next: Correction) => onChange(corrections.map((one, i) => (i === at ? next : one)));
  return (
    <div>
      <span className="appeal-legend">{t('corrections')}</span>
      {corrections.map((correction, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a correction has no identity but its place in the list.
        <div className="appeal-correction" key={i}>
          <Labelled id={`change-${i}`} label={t('what')}>
            <select
              id={`change-${i}`}
              value={correction.change}
              onChange={(event) => set(i, blank(event.target.value as Change, appeal))}
            >
              {CHANGES[appeal.kind].map((change) => (
                <option key={change} value={change}>
                  {t(change)}
                </option>
              ))}
            </select>
          </Labelled>
          <Fields at={i} correction={correction} rowGiven={appeal.kind === 'row'} onChange={(next) => set(i, next)} />
          <Button onClick={() => onChange(corrections.filter((_, j) => j !== i))}>{t('remove')}</Button>
        </div>
      ))}
      <p>
        <Button onClick={() => onChange([...corrections, firstCorrection(appeal)])}>{t('addCorrection')}</Button>
      </p>
    </div>
  );
}

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

function Fields({ at, correction, rowGiven, onChange }: FieldsProps) {
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

/** A correction as one line of text. */
export function useCorrectionText(): (correction: Correction) => string {
  const t = useDecideTexts();
  return (correction) => {
    switch (correction.change) {
      case 'owner':
        return `${t('owner')} ${correction.agent}`;
      case 'exclude':
        return t('exclude');
      case 'value':
        return `${correction.column} = ${correction.value ?? '—'}`;
      case 'rating':
        return `${t('rating')} ${correction.score}`;
      case 'fact':
        return t('fact');
      case 'amount':
        return `${correction.name} ${correction.amount}`;
      case 'record':
        return `${correction.field} = ${correction.value} (${correction.from})`;
      case 'input':
        return `${correction.input} = ${correction.value}`;
    }
  };
}
