import { Section } from '../../platform/ui/page.tsx';
import type { OrganisationProps } from './name-and-hours.tsx';
import { useSettingsTexts } from './texts.ts';

/** How long numbers can be contested, and when a month of quality checks is published. */
export function JudgingRules({ draft, onChange, author }: OrganisationProps) {
  const t = useSettingsTexts();
  const { appeals, quality } = draft;
  const days = (name: 'window' | 'step') => (
    <label htmlFor={`appeals-${name}`}>
      {t(name)}
      <WholeNumber
        id={`appeals-${name}`}
        value={appeals[name]}
        max={60}
        set={(count) => onChange({ ...draft, appeals: { ...appeals, [name]: count } })}
      />
      <span>{t(`${name}Note`)}</span>
    </label>
  );
  return (
    <Section title={t('appeals')} note={t('appealsNote')}>
      <div className="settings-pair">
        {days('window')}
        {days('step')}
      </div>
      <p className="note">{author('appeals')}</p>
      <label htmlFor="month-day">
        {t('monthDay')}
        <WholeNumber
          id="month-day"
          value={quality.monthDay}
          max={28}
          set={(monthDay) => onChange({ ...draft, quality: { monthDay } })}
        />
        <span>
          {t('monthDayNote')} {author('quality')}
        </span>
      </label>
    </Section>
  );
}

interface WholeNumberProps {
  readonly id: string;
  readonly value: number;
  readonly max: number;
  readonly set: (value: number) => void;
}

/** From 1 on. While it is typed it may be empty, which the form does not send. */
function WholeNumber({ id, value, max, set }: WholeNumberProps) {
  return (
    <input
      id={id}
      type="number"
      required
      min={1}
      max={max}
      value={Number.isNaN(value) ? '' : value}
      onChange={(event) => set(event.target.valueAsNumber)}
    />
  );
}
