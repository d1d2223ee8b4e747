import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { reaches, useMe } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { currentLang } from '../../platform/ui/texts.ts';
import { DAY_KINDS } from '../choices.ts';
import type { Settings } from '../model.ts';
import './settings.css';
import { useSettingsTexts } from './texts.ts';
import { TransferRule } from './transfer-rule.tsx';

/** What the organisation says about itself, once for all. */
export function SettingsPage() {
  const t = useSettingsTexts();
  const me = useMe().data;
  const found = useQuery({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/settings')) });
  const mayEdit = me !== null && me !== undefined && reaches(me, 'settings.edit', 'all');
  return (
    <Page title={t('title')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={10} />}
      {found.data && (
        <SettingsForm
          key={JSON.stringify(found.data.settings)}
          settings={found.data.settings}
          changed={found.data.changed}
          mayEdit={mayEdit}
        />
      )}
      <TransferRule mayEdit={mayEdit} />
    </Page>
  );
}

interface SettingsFormProps {
  readonly settings: Settings;
  readonly changed: readonly { readonly name: string; readonly at: string; readonly by: string }[];
  readonly mayEdit: boolean;
}

function SettingsForm({ settings, changed, mayEdit }: SettingsFormProps) {
  const t = useSettingsTexts();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const save = useMutation({
    mutationFn: () => answer(api.PATCH('/api/settings', { body: draft })),
    onSuccess: (saved) => queries.setQueryData(['settings'], saved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const author = (name: string) => {
    const last = changed.find((one) => one.name === name);
    return last ? t('changedBy', { by: last.by, at: new Date(last.at).toLocaleString(currentLang()) }) : t('default');
  };
  return (
    <form className="settings" onSubmit={submit}>
      <fieldset disabled={!mayEdit}>
        <Organisation draft={draft} onChange={setDraft} author={author} />
        <PayRules draft={draft} onChange={setDraft} author={author} />
        <Section title={t('calendar')} note={t('calendarNote')}>
          <Calendar days={draft.calendar} onChange={(calendar) => setDraft({ ...draft, calendar })} />
          <p className="note">{author('calendar')}</p>
        </Section>
        <Failure error={save.error} />
        {mayEdit ? (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        ) : (
          <p className="note">{t('readOnly')}</p>
        )}
      </fieldset>
    </form>
  );
}

interface OrganisationProps {
  readonly draft: Settings;
  readonly onChange: (draft: Settings) => void;
  readonly author: (name: string) => string;
}

function Organisation({ draft, onChange, author }: OrganisationProps) {
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
          <input type="time" required value={draft.hours.from} onChange={(e) => hours({ from: e.target.value })} />
          <span>{author('hours')}</span>
        </label>
        <label>
          {t('to')}
          <input type="time" required value={draft.hours.to} onChange={(e) => hours({ to: e.target.value })} />
        </label>
      </div>
    </>
  );
}

function PayRules({ draft, onChange, author }: OrganisationProps) {
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

type Day = Settings['calendar'][number];

interface CalendarProps {
  readonly days: readonly Day[];
  readonly onChange: (days: Day[]) => void;
}

function Calendar({ days, onChange }: CalendarProps) {
  const t = useSettingsTexts();
  const set = (at: number, change: Partial<Day>) =>
    onChange(days.map((day, i) => (i === at ? { ...day, ...change } : day)));
  return (
    <>
      {days.map((day, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day being typed has no identity but its place.
        <div key={i} className="settings-day">
          <input
            type="date"
            required
            aria-label={t('day')}
            value={day.date}
            onChange={(event) => set(i, { date: event.target.value })}
          />
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
