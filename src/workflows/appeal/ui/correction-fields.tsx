import { Input } from 'antd';
import { unitName } from '../../../base/quantity.ts';
import { COLON } from '../../../base/text.ts';
import { useSay } from '../../../platform/ui/texts.ts';
import { ACTIVITY, columnTitle, KINDS } from '../../../stages/activity/index.ts';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './labelled.tsx';
import type { AppealDetail, Correction } from './read.ts';
import { Rescore } from './rescore.tsx';

/** The names of a correction's texts, in the order in which they are asked for. */
const LABELS = {
  row: 'row',
  agent: 'agent',
  column: 'column',
  fact: 'factId',
  input: 'inputName',
  value: 'newValue',
  score: 'newValue',
  name: 'name',
  amount: 'newValue',
  field: 'name',
  from: 'from',
} as const;
type FieldName = keyof typeof LABELS;

interface FieldsProps {
  readonly at: number;
  readonly appeal: AppealDetail;
  readonly correction: Correction;
  readonly onChange: (next: Correction) => void;
}

export function CorrectionFields({ at, appeal, correction, onChange }: FieldsProps) {
  const t = useDecideTexts();
  const choices = useChoices(appeal, correction);
  if (correction.change === 'check')
    return appeal.sheet && <Rescore sheet={appeal.sheet} correction={correction} onChange={onChange} />;
  const texts = correction as Readonly<Record<string, unknown>>;
  // What is contested is not asked for: the row of an appeal about a row, the rating of one about a rating.
  const given: readonly string[] = appeal.kind === 'row' ? ['row'] : appeal.kind === 'rating' ? ['fact'] : [];
  const names = (Object.keys(LABELS) as FieldName[]).filter((name) => name in texts && !given.includes(name));
  const set = (name: FieldName, value: string) => onChange({ ...correction, [name]: value } as Correction);
  return names.map((name) => {
    const id = `${name}-${at}`;
    const value = String(texts[name] ?? '');
    const offered = choices(name);
    return (
      <Labelled key={name} id={id} label={t(LABELS[name])}>
        {offered === null ? (
          <Input
            id={id}
            value={value}
            required={name !== 'value'}
            suffix={name === 'value' ? unitOf(appeal, correction) : undefined}
            onChange={(event) => set(name, event.target.value)}
          />
        ) : (
          <select id={id} value={value} required onChange={(event) => set(name, event.target.value)}>
            <option value="">{t('choose')}</option>
            {offered.map(([one, title]) => (
              <option key={one} value={one}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    );
  });

  function unitOf({ choices: of }: AppealDetail, one: Correction): React.ReactNode {
    const input = one.change === 'input' ? of?.inputs.find(({ id }) => id === one.input) : undefined;
    return input && <Unit unit={input.unit} />;
  }
}

function Unit({ unit }: { readonly unit: string }) {
  const say = useSay();
  return <span className="note">{say(unitName(unit))}</span>;
}

/** What a text is chosen from, with its titles; null where anything can be written. */
function useChoices({ choices }: AppealDetail, correction: Correction) {
  const t = useDecideTexts();
  const say = useSay();
  return (name: FieldName): readonly (readonly [string, string])[] | null => {
    if (name === 'input' && choices !== null)
      return choices.inputs.map(({ id, title, unit, value }) => {
        const now = value === null ? '' : `${say(COLON)}${value} ${say(unitName(unit))}`;
        return [id, `${say(title) || id}${now}`];
      });
    if (name === 'fact' && choices !== null)
      return choices.facts.map(({ id, kind, day, why }) => [id, [day, kind, why].filter(Boolean).join(' · ')]);
    if (correction.change !== 'value') return null;
    const kind = KINDS.find((one) => correction.row.startsWith(`${one}:`));
    if (kind === undefined) return null;
    const { key, dated, columns } = ACTIVITY[kind];
    if (name === 'column')
      return Object.keys(columns)
        .filter((column) => !key.includes(column) && column !== dated)
        .map((column) => [column, say(columnTitle(column))]);
    if (name === 'value' && columns[correction.column]?.type === 'flag')
      return [
        ['true', t('yes')],
        ['false', t('no')],
      ];
    return null;
  };
}
