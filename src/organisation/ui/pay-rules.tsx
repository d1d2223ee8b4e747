import { Section } from '../../platform/ui/page.tsx';
import type { Settings } from '../model.ts';
import type { OrganisationProps } from './name-and-hours.tsx';
import { useSettingsTexts } from './texts.ts';

export function PayRules({ draft, onChange, author }: OrganisationProps) {
  const t = useSettingsTexts();
  const { pay } = draft;
  const set = (change: Partial<Settings['pay']>) => onChange({ ...draft, pay: { ...pay, ...change } });
  return (
    <Section title={t('pay')} note={t('payNote')}>
      <div className="settings-pair">
        <label>
          {t('city')}
          <input value={pay.city} maxLength={40} onChange={(e) => set({ city: e.target.value })} />
          <span>{t('cityNote')}</span>
        </label>
        <label>
          {t('fundRate')}
          <input
            value={pay.fundRate}
            maxLength={6}
            pattern="\d{1,2}(\.\d{1,2})?%"
            onChange={(e) => set({ fundRate: e.target.value })}
          />
          <span>{t('fundRateNote')}</span>
        </label>
      </div>
      <label className="settings-switch">
        <input type="checkbox" checked={pay.withholding} onChange={(e) => set({ withholding: e.target.checked })} />
        {t('withholding')}
      </label>
      <p className="note">{author('pay')}</p>
    </Section>
  );
}
