import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldValue } from '../../../ledger/index.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { useSay } from '../../../platform/ui/texts.ts';
import { type PlanDraft, percentOf, shareOf, toggled } from './plan-draft.ts';
import { usePlanTexts } from './plan-texts.ts';

interface FieldsProps {
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

interface NamesProps {
  readonly title: string;
  readonly all: string;
  readonly field: 'post' | 'team';
  readonly known: readonly string[];
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: string[] | null) => void;
}

/** Everybody, or those that are ticked; a name the plan has and the roster no more stays to be ticked off. */
export function Names({ title, all, field, known, chosen, onChange }: NamesProps) {
  const say = useSay();
  const names = [...known, ...(chosen ?? []).filter((one) => !known.includes(one))];
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands inside the fieldset of who is drawn.
    <div className="plan-names" role="group" aria-label={title}>
      <span className="note">{title}</span>
      <div className="plan-ticks">
        <label className="plan-tick">
          <input type="checkbox" checked={chosen === null} onChange={() => onChange(null)} />
          {all}
        </label>
        {names.map((name) => (
          <label key={name} className="plan-tick">
            <input
              type="checkbox"
              checked={chosen?.includes(name) ?? false}
              onChange={() => onChange(toggled(chosen, name))}
            />
            {field === 'post' ? say(fieldValue('post', name)) : name}
          </label>
        ))}
      </div>
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, most, onChange }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        required
        min={0}
        max={most}
        step={1}
        value={value}
        onChange={(event) => onChange(Math.min(most, Math.max(0, Math.trunc(event.target.valueAsNumber || 0))))}
      />
    </label>
  );
}

export function Amounts({ draft, onChange, onShareHolds }: FieldsProps & { onShareHolds: (holds: boolean) => void }) {
  const t = usePlanTexts();
  const note = useId();
  const [percent, setPercent] = useState(() => percentOf(draft.share));
  const bad = shareOf(percent) === undefined;
  const type = (text: string) => {
    setPercent(text);
    const share = shareOf(text);
    onShareHolds(share !== undefined);
    if (share !== undefined) onChange({ share });
  };
  return (
    <fieldset>
      <legend>{t('howMany')}</legend>
      <div className="plan-row">
        <NumberField label={t('perDay')} value={draft.perDay} most={100} onChange={(perDay) => onChange({ perDay })} />
        <label>
          {t('share')}
          <input
            inputMode="decimal"
            maxLength={6}
            value={percent}
            aria-invalid={bad}
            aria-describedby={note}
            onChange={(event) => type(event.target.value)}
          />
        </label>
      </div>
      <p className={bad ? 'note plan-bad' : 'note'} id={note}>
        {bad ? t('shareBad') : t('shareNote')}
      </p>
      <div className="plan-row">
        <NumberField
          label={t('freshMonths')}
          value={draft.newMonths}
          most={60}
          onChange={(newMonths) => onChange({ newMonths })}
        />
        <NumberField
          label={t('freshExtra')}
          value={draft.newExtra}
          most={100}
          onChange={(newExtra) => onChange({ newExtra })}
        />
      </div>
      <p className="note">{t('freshNote')}</p>
    </fieldset>
  );
}

const STRATA = ['channel', 'rating', 'duration'] as const;

export function Strata({ draft, onChange }: FieldsProps) {
  const t = usePlanTexts();
  const toggle = (one: (typeof STRATA)[number]) =>
    onChange({ strata: STRATA.filter((each) => (each === one) !== draft.strata.includes(each)) });
  return (
    <fieldset>
      <legend>{t('strata')}</legend>
      <div className="plan-ticks">
        {STRATA.map((one) => (
          <label key={one} className="plan-tick">
            <input type="checkbox" checked={draft.strata.includes(one)} onChange={() => toggle(one)} />
            {t(one)}
          </label>
        ))}
      </div>
      <p className="note">{t('blind')}</p>
    </fieldset>
  );
}

export function ByWhom({ draft, onChange }: FieldsProps) {
  const t = usePlanTexts();
  const say = useSay();
  const name = useId();
  const cards = useQuery({ queryKey: ['quality', 'cards'], queryFn: () => answer(api.GET('/api/quality/cards')) });
  const published = (cards.data?.rows ?? []).filter((card) => card.state === 'published');
  const byId = new Map(published.map((card) => [card.card, say(card.title) || card.card]));
  if (draft.scorecard !== '' && !byId.has(draft.scorecard)) byId.set(draft.scorecard, draft.scorecard);
  return (
    <fieldset>
      <legend>{t('byWhom')}</legend>
      <div className="plan-ticks">
        {(['quality', 'lead'] as const).map((watcher) => (
          <label key={watcher} className="plan-tick">
            <input
              type="radio"
              name={name}
              checked={draft.watcher === watcher}
              onChange={() => onChange({ watcher, ...(watcher === 'lead' && { ownTeam: true }) })}
            />
            {t(watcher)}
          </label>
        ))}
        <label className="plan-tick">
          <input
            type="checkbox"
            checked={draft.ownTeam}
            disabled={draft.watcher === 'lead'}
            onChange={(event) => onChange({ ownTeam: event.target.checked })}
          />
          {t('ownTeam')}
        </label>
      </div>
      <label>
        {t('card')}
        <select required value={draft.scorecard} onChange={(event) => onChange({ scorecard: event.target.value })}>
          {[...byId].map(([card, title]) => (
            <option key={card} value={card}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
