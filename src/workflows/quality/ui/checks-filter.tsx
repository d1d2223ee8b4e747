import { COLON } from '../../../base/text.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { useQualityTexts } from './texts.ts';

const FINDINGS = ['critical', 'wrong', 'fault', 'none'] as const;

export interface Filter {
  readonly finding?: (typeof FINDINGS)[number];
  readonly answer?: 'confirmed' | 'waiting';
  readonly inspector?: string;
  readonly person?: string;
  readonly first?: string;
  readonly last?: string;
}

/** Where they stand in the address. */
export const FILTERS = ['finding', 'answer', 'inspector', 'person', 'first', 'last'] as const;

export function Filters({
  filter,
  onChange,
}: {
  readonly filter: Filter;
  readonly onChange: (change: Filter) => void;
}) {
  const t = useQualityTexts();
  const say = useSay();
  const titles = { critical: t('critical'), wrong: t('wrongAnswer'), fault: t('withFault'), none: t('noFault') };
  return (
    <>
      <select
        aria-label={t('findings')}
        value={filter.finding ?? ''}
        onChange={(event) => onChange({ finding: event.target.value as Filter['finding'] & string })}
      >
        <option value="">
          {t('findings')}
          {say(COLON)}
          {t('all')}
        </option>
        {FINDINGS.map((finding) => (
          <option key={finding} value={finding}>
            {titles[finding]}
          </option>
        ))}
      </select>
      <select
        aria-label={t('state')}
        value={filter.answer ?? ''}
        onChange={(event) => onChange({ answer: event.target.value as Filter['answer'] & string })}
      >
        <option value="">
          {t('state')}
          {say(COLON)}
          {t('all')}
        </option>
        <option value="confirmed">{t('confirmed')}</option>
        <option value="waiting">{t('notConfirmed')}</option>
      </select>
      <DayField label={`${t('scoredOn')} ≥`} value={filter.first ?? ''} onChange={(day) => onChange({ first: day })} />
      <DayField label={`${t('scoredOn')} ≤`} value={filter.last ?? ''} onChange={(day) => onChange({ last: day })} />
    </>
  );
}
