import { useEffect, useRef } from 'react';
import { useSay } from '../../../platform/ui/texts.ts';
import { type CardItem, type CardStyle, type Entry, NOT_APPLICABLE, type RootCause } from '../model.ts';
import { ItemTitle } from './item-title.tsx';
import { useQualityTexts } from './texts.ts';

interface ItemRowProps {
  readonly style: CardStyle;
  readonly item: CardItem;
  readonly entry: Entry | undefined;
  readonly causes: readonly RootCause[];
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onChoose: (value: string) => void;
  readonly onSay: (change: Partial<Entry>) => void;
}

/** An item in one dense line; cause and note open under it where there is something to explain. */
export function ItemRow({ style, item, entry, causes, current, onFocus, onChoose, onSay }: ItemRowProps) {
  const t = useQualityTexts();
  const say = useSay();
  const row = useRef<HTMLDivElement>(null);
  const value = entry?.value ?? '';
  const lost =
    value !== '' && value !== NOT_APPLICABLE && value !== (style === 'deductions' ? '0' : item.points.toString());
  const said = (entry?.note ?? '') !== '' || (entry?.cause ?? '') !== '';
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const classes = ['item', current ? 'item-current' : '', lost ? 'item-lost' : '', value === '' ? 'item-open' : ''];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere on the line makes it the current one; keys do so too.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page listens to the arrows.
    <div ref={row} className={classes.filter(Boolean).join(' ')} onClick={onFocus}>
      <ItemTitle item={item} />
      <fieldset className="item-steps">
        <legend className="visually-hidden">{say(item.title)}</legend>
        {item.steps.map((step, place) => (
          <Step
            key={step.toString()}
            label={style === 'deductions' && !step.isZero() ? `−${step}` : step.toString()}
            hint={current ? String(place + 1) : ''}
            chosen={value === step.toString()}
            onChoose={() => onChoose(step.toString())}
          />
        ))}
        {item.mayNotApply ? (
          <Step
            label={t('notApplicable')}
            hint={current ? 'N' : ''}
            chosen={value === NOT_APPLICABLE}
            onChoose={() => onChoose(NOT_APPLICABLE)}
          />
        ) : (
          <span className="item-no-step" />
        )}
      </fieldset>
      {(lost || said || current) && <Explained item={item} entry={entry} causes={causes} onSay={onSay} />}
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly hint: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Step({ label, hint, chosen, onChoose }: StepProps) {
  return (
    <button type="button" className="item-step" aria-pressed={chosen} tabIndex={-1} onClick={onChoose}>
      {label}
      {hint !== '' && <span className="item-key">{hint}</span>}
    </button>
  );
}

/** Why it is so: the root cause, and the words themselves. */
function Explained({ item, entry, causes, onSay }: Pick<ItemRowProps, 'item' | 'entry' | 'causes' | 'onSay'>) {
  const t = useQualityTexts();
  const say = useSay();
  return (
    <div className="item-more">
      <select
        aria-label={t('cause')}
        data-part={`cause-${item.id}`}
        value={entry?.cause ?? ''}
        onChange={(event) => onSay({ cause: event.target.value })}
      >
        <option value="">{t('cause')}</option>
        {causes.map((cause) => (
          <option key={cause.id} value={cause.id}>
            {say(cause.title)}
          </option>
        ))}
      </select>
      <input
        aria-label={t('note')}
        placeholder={t('note')}
        data-part={`note-${item.id}`}
        maxLength={1000}
        value={entry?.note ?? ''}
        onChange={(event) => onSay({ note: event.target.value })}
      />
    </div>
  );
}
