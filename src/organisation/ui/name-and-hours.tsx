import { TimeField } from '../../platform/ui/day-field.tsx';
import type { Settings } from '../model.ts';
import { useSettingsTexts } from './texts.ts';

export interface OrganisationProps {
  readonly draft: Settings;
  readonly onChange: (draft: Settings) => void;
  readonly author: (name: string) => string;
}

export function Organisation({ draft, onChange, author }: OrganisationProps) {
  const t = useSettingsTexts();
  const hours = (change: Partial<Settings['hours']>) => onChange({ ...draft, hours: { ...draft.hours, ...change } });
  return (
    <>
      <label>
        {t('name')}
        <input value={draft.name} maxLength={100} onChange={(e) => onChange({ ...draft, name: e.target.value })} />
        <span>{author('name')}</span>
      </label>
      <label>
        {t('zone')}
        <input
          list="zones"
          required
          value={draft.zone}
          onChange={(e) => onChange({ ...draft, zone: e.target.value })}
        />
        <span>
          {t('zoneNote')} {author('zone')}
        </span>
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </label>
      <div className="settings-pair">
        <label>
          {t('from')}
          <TimeField value={draft.hours.from} onChange={(from) => hours({ from })} />
          <span>{author('hours')}</span>
        </label>
        <label>
          {t('to')}
          <TimeField value={draft.hours.to} onChange={(to) => hours({ to })} />
        </label>
      </div>
    </>
  );
}
