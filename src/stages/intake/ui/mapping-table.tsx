import { Button } from 'antd';
import { useState } from 'react';
import type { Text } from '../../../base/text.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { columnsRead } from '../mapping/sources.ts';
import { targetTitle } from '../target-titles.ts';
import {
  assign,
  compositesOf,
  type DateOrder,
  isReading,
  type Profile,
  readAs,
  remove,
  type Source,
  sourceOf,
  type TableProposal,
  targetOf,
  type Unit,
  wordsOf,
  wordsText,
} from './draft.ts';
import { useIntakeTexts } from './texts.ts';

export interface Target {
  readonly id: string;
  readonly type: string;
  readonly required: boolean;
}

export interface MappingProps {
  readonly table: TableProposal;
  readonly profile: Profile;
  /** What the kind's rows can hold, and what they may say about their agent. */
  readonly targets: readonly Target[];
  readonly person: readonly string[];
  readonly onChange: (profile: Profile) => void;
}

type ColumnGuess = TableProposal['columns'][number];

/** Every column of the file with what it is taken for, why, and how its cells are read. */
export function MappingTable(props: MappingProps) {
  const { table, profile } = props;
  const t = useIntakeTexts();
  const say = useSay();
  return (
    <div className="map-table">
      <Table
        caption={t('mapping')}
        rows={table.columns}
        rowKey={(column) => column.header}
        columns={[
          { id: 'file', title: t('inFile'), cell: (column) => <InFile column={column} /> },
          { id: 'target', title: t('target'), cell: (column) => <TargetChoice {...props} column={column} /> },
          { id: 'reading', title: t('reading'), cell: (column) => <ReadingOf {...props} column={column} /> },
          {
            id: 'sure',
            title: t('sure'),
            wide: true,
            cell: (column) => <Sure column={column} used={targetOf(profile, column.header)} say={say} />,
          },
        ]}
      />
      <Composites {...props} />
    </div>
  );
}

function InFile({ column }: { readonly column: ColumnGuess }) {
  const t = useIntakeTexts();
  const values = [...new Set(column.examples)].slice(0, 3).join(' · ');
  return (
    <div className="map-column">
      {column.header}
      <span className="map-note">{column.filled === 0 ? t('blank') : t('examples', { values })}</span>
    </div>
  );
}

const OWN = '*';
/** The column is one of several that a value is made of. */
const PART = '+';

function TargetChoice({ column, profile, targets, person, onChange }: MappingProps & { readonly column: ColumnGuess }) {
  const t = useIntakeTexts();
  const say = useSay();
  const [naming, setNaming] = useState(false);
  const current = targetOf(profile, column.header);
  const part =
    current === null ? compositesOf(profile).find(([, s]) => columnsRead(s).includes(column.header))?.[0] : undefined;
  const known = current === null || targets.some(({ id }) => id === current) || current.startsWith('person.');
  const ownName = t(profile.kind === 'fact' ? 'ownFieldName' : 'ownName');
  const anyName = profile.kind === 'roster' || profile.kind === 'fact';
  const choose = (value: string) => {
    setNaming(value === OWN);
    if (value !== OWN && value !== PART) onChange(assign(profile, column.header, value === '' ? null : value));
  };
  return (
    <>
      <select
        aria-label={`${t('target')} ${column.header}`}
        value={naming ? OWN : (current ?? (part === undefined ? '' : PART))}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('notUsed')}</option>
        {part !== undefined && (
          <option value={PART}>{t('partOf', { target: say(targetTitle(part, profile.kind)) })}</option>
        )}
        {targets.map(({ id, required }) => (
          <option key={id} value={id}>
            {say(targetTitle(id, profile.kind)) + (required ? t('required') : '')}
          </option>
        ))}
        {!known && current !== null && <option value={current}>{current}</option>}
        {anyName ? (
          <option value={OWN}>{t(profile.kind === 'fact' ? 'ownField' : 'own')}</option>
        ) : (
          <optgroup label={t('ofAgent')}>
            {person.map((id) => (
              <option key={id} value={`person.${id}`}>
                {say(targetTitle(id))}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {naming && (
        <input
          aria-label={ownName}
          placeholder={ownName}
          pattern={profile.kind === 'fact' ? undefined : '[a-z][a-z0-9_]*'}
          maxLength={60}
          onBlur={(event) => {
            setNaming(false);
            const name = event.target.value.trim();
            if (event.target.validity.valid && name !== '') onChange(assign(profile, column.header, name));
          }}
        />
      )}
    </>
  );
}

const UNITS: Readonly<Record<string, readonly Unit[]>> = {
  seconds: ['ms', 's', 'min', 'h', 'day'],
  hours: ['min', 'h', 'day'],
  money: ['fen', 'yuan', 'wan'],
  instant: ['epoch_s', 'epoch_ms'],
  ratio: ['percent', 'ratio'],
};

function ReadingOf({ column, profile, targets, onChange }: MappingProps & { readonly column: ColumnGuess }) {
  const target = targetOf(profile, column.header);
  const type = targets.find(({ id }) => id === target)?.type ?? 'text';
  const source = target === null ? undefined : sourceOf(profile, target);
  return (
    <>
      {column.dates !== null && (target === null || type === 'instant' || type === 'date') && (
        <DateOrderChoice
          column={column.header}
          dates={column.dates}
          said={source !== undefined && isReading(source) ? source.dates : undefined}
          onOrder={target === null ? null : (dates) => onChange(readAs(profile, target, { dates }))}
        />
      )}
      {target !== null && source !== undefined && isReading(source) && (
        <>
          <UnitChoice
            type={type}
            column={column}
            source={source}
            onUnit={(unit) => onChange(readAs(profile, target, { unit }))}
          />
          {(type === 'flag' || type === 'number' || source.words !== undefined) && (
            <Words column={column} source={source} onWords={(words) => onChange(readAs(profile, target, { words }))} />
          )}
        </>
      )}
    </>
  );
}

interface DateOrderProps {
  readonly column: string;
  readonly dates: NonNullable<ColumnGuess['dates']>;
  /** What was chosen over what the values say. */
  readonly said: DateOrder | undefined;
  /** Null where the column is not read. */
  readonly onOrder: ((order: DateOrder | undefined) => void) | null;
}

function DateOrderChoice({ column, dates, said, onOrder }: DateOrderProps) {
  const t = useIntakeTexts();
  const titles = { 'day-month': t('dayFirst'), 'month-day': t('monthFirst') };
  if (!dates.shapes.includes('dd/mm/yyyy')) return <span className="map-note">{dates.shapes.join(' · ')}</span>;
  return (
    <>
      {onOrder === null ? (
        titles[dates.order]
      ) : (
        <select
          aria-label={`${t('dateOrder')} ${column}`}
          value={said ?? ''}
          onChange={(event) => onOrder((event.target.value || undefined) as DateOrder | undefined)}
        >
          <option value="">{t('orderAuto', { order: titles[dates.order] })}</option>
          <option value="day-month">{titles['day-month']}</option>
          <option value="month-day">{titles['month-day']}</option>
        </select>
      )}
      {said === undefined && (
        <span className={dates.ambiguous ? 'map-note map-amber' : 'map-note'}>
          {dates.ambiguous ? t('orderOpen') : t('orderDecided')}
        </span>
      )}
    </>
  );
}

interface UnitChoiceProps {
  readonly type: string;
  readonly column: ColumnGuess;
  readonly source: Extract<Source, { column: string }>;
  readonly onUnit: (unit: Unit | undefined) => void;
}

function UnitChoice({ type, column, source, onUnit }: UnitChoiceProps) {
  const t = useIntakeTexts();
  const units = UNITS[type];
  if (units === undefined || column.dates !== null) return null;
  const all = source.unit === undefined || units.includes(source.unit) ? units : [source.unit, ...units];
  return (
    <select
      aria-label={`${t('unit')} ${column.header}`}
      style={{ width: 'auto' }}
      value={source.unit ?? ''}
      onChange={(event) => onUnit(event.target.value === '' ? undefined : (event.target.value as Unit))}
    >
      <option value="">
        {t('unit')} · {t('unitAuto')}
      </option>
      {all.map((unit) => (
        <option key={unit} value={unit}>
          {unit}
        </option>
      ))}
    </select>
  );
}

interface WordsProps {
  readonly column: ColumnGuess;
  readonly source: Extract<Source, { column: string }>;
  readonly onWords: (words: Readonly<Record<string, string>> | undefined) => void;
}

function Words({ column, source, onWords }: WordsProps) {
  const t = useIntakeTexts();
  return (
    <details open={source.words !== undefined}>
      <summary className="note">{t('words')}</summary>
      <textarea
        rows={3}
        aria-label={`${t('words')} ${column.header}`}
        defaultValue={wordsText(source.words)}
        onBlur={(event) => onWords(wordsOf(event.target.value))}
      />
      <span className="map-note">{t('wordsNote')}</span>
    </details>
  );
}

interface SureProps {
  readonly column: ColumnGuess;
  readonly used: string | null;
  readonly say: (text: Text) => string;
}

function Sure({ column, used, say }: SureProps) {
  if (used === null && column.targets.length === 0) return <span className="note">{say(column.why)}</span>;
  const share = `${Math.round(column.confidence * 100)}%`;
  return (
    <>
      <span className={column.confidence < 0.7 ? 'sure sure-low' : 'sure'} style={{ '--share': share } as object} />{' '}
      <span className="note">{share}</span>
      <span className="map-note">{say(column.why)}</span>
    </>
  );
}

/** Values that no single column holds: shown as what they are, and taken out where they are wrong. */
function Composites({ profile, onChange }: MappingProps) {
  const t = useIntakeTexts();
  const say = useSay();
  const composites = compositesOf(profile);
  if (composites.length === 0) return null;
  return (
    <Section title={t('madeOf')}>
      <ul className="made-of">
        {composites.map(([target, source]) => (
          <li key={target}>
            {say(targetTitle(target, profile.kind))} = {madeOf(source, t)}{' '}
            <Button size="small" type="link" onClick={() => onChange(remove(profile, target))}>
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function madeOf(source: Source, t: ReturnType<typeof useIntakeTexts>): string {
  const columns = columnsRead(source).join(' → ');
  if ('join' in source) return t('made.join', { columns });
  if ('between' in source) return t('made.between', { columns });
  if ('first' in source) return t('made.first', { columns });
  if ('sum' in source) return t('made.sum', { columns });
  if ('share' in source) return t('made.share', { columns });
  if ('weight' in source) return t('made.weight', { columns });
  if ('constant' in source) return t('made.constant', { columns: source.constant });
  return t('made.dateIn', { columns: 'dateIn' in source ? source.dateIn : '' });
}
