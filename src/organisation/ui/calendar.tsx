import { Button } from 'antd';
import { DayField } from '../../platform/ui/day-field.tsx';
import { DAY_KINDS } from '../choices.ts';
import type { Settings } from '../model.ts';
import { useSettingsTexts } from './texts.ts';

type Day = Settings['calendar'][number];

interface CalendarProps {
  readonly days: readonly Day[];
  readonly onChange: (days: Day[]) => void;
}

export function Calendar({ days, onChange }: CalendarProps) {
  const t = useSettingsTexts();
  const set = (at: number, change: Partial<Day>) =>
    onChange(days.map((day, i) => (i === at ? { ...day, ...change } : day)));
  return (
    <>
      {days.map((day, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day being typed has no identity but its place.
        <div key={i} className="settings-day">
          <DayField required label={t('day')} value={day.date} onChange={(date) => set(i, { date })} />
          <select
            aria-label={t('dayKind')}
            value={day.kind}
            onChange={(event) => set(i, { kind: event.target.value as Day['kind'] })}
          >
            {DAY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`day.${kind}`)}
              </option>
            ))}
          </select>
          <input
            aria-label={t('dayName')}
            placeholder={t('dayName')}
            maxLength={60}
            value={day.name}
            onChange={(event) => set(i, { name: event.target.value })}
          />
          <Button size="small" onClick={() => onChange(days.filter((_, at) => at !== i))}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...days, { date: '', kind: 'holiday', name: '' }])}>
        {t('addDay')}
      </Button>
    </>
  );
}
