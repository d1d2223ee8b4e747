import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useSay } from '../../../platform/ui/texts.ts';
import {
  type CardItem,
  cardOf,
  type Entries,
  NOT_APPLICABLE,
  type Scorecard,
  sumUp,
} from '../../quality/cards/index.ts';
import { useDecideTexts } from './decide-texts.ts';
import type { AppealDetail, Correction } from './read.ts';

type CheckCorrection = Extract<Correction, { change: 'check' }>;

interface RescoreProps {
  readonly sheet: NonNullable<AppealDetail['sheet']>;
  readonly correction: CheckCorrection;
  readonly onChange: (next: CheckCorrection) => void;
}

/** A check judged anew on its own card, item by item, the contested ones first: what it comes to follows by the card's rules. */
export function Rescore({ sheet, correction, onChange }: RescoreProps) {
  const t = useDecideTexts();
  const card = useMemo(() => cardOf(sheet.card), [sheet.card]);
  const [all, setAll] = useState(false);
  const items = card.sections.flatMap((section) => section.items);
  const anew: Entries = correction.entries;
  const isMeant = ({ id }: CardItem) => sheet.contested.includes(id) || id in anew;
  const choose = (item: string, value: string) => {
    const { [item]: _, ...others } = correction.entries;
    onChange({ ...correction, entries: value === '' ? others : { ...others, [item]: { value } } });
  };
  return (
    <div className="appeal-rescore">
      <ul>
        {items
          .filter((item) => all || isMeant(item))
          .map((item) => (
            <ItemChoice
              key={item.id}
              card={card}
              item={item}
              entry={sheet.entries[item.id]}
              value={anew[item.id]?.value ?? ''}
              onChoose={(value) => choose(item.id, value)}
            />
          ))}
      </ul>
      {!all && !items.every(isMeant) && (
        <Button type="link" className="appeal-more" onClick={() => setAll(true)}>
          {t('otherItems')}
        </Button>
      )}
      <ComesTo card={card} before={sheet.entries} after={{ ...sheet.entries, ...anew }} />
    </div>
  );
}

interface ItemChoiceProps {
  readonly card: Scorecard;
  readonly item: CardItem;
  readonly entry: Entries[string] | undefined;
  /** Empty: it stays. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function ItemChoice({ card, item, entry, value, onChoose }: ItemChoiceProps) {
  const t = useDecideTexts();
  const say = useSay();
  const worth = useWorth(card, item);
  const was = entry?.value ?? '';
  const cause = card.causes.find(({ id }) => id === entry?.cause);
  const values = [...item.steps.map((step) => step.toString()), ...(item.mayNotApply ? [NOT_APPLICABLE] : [])];
  const id = `anew-${item.id}`;
  return (
    <li>
      <label htmlFor={id}>
        {say(item.title)}
        {item.critical && <span className="item-flag item-flag-critical">{t('critical')}</span>}
        {item.wrongAnswer && <span className="item-flag">{t('wrongAnswer')}</span>}
      </label>
      <span className="note">{[worth(was), cause && say(cause.title), entry?.note].filter(Boolean).join(' · ')}</span>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('stays')}</option>
        {values
          .filter((one) => one !== was)
          .map((one) => (
            <option key={one} value={one}>
              {worth(one)}
            </option>
          ))}
      </select>
    </li>
  );
}

/** A value of an item in words: `−4`, `10 / 15`, not applicable. */
function useWorth({ style }: Scorecard, { points }: CardItem): (value: string) => string {
  const t = useDecideTexts();
  return (value) => {
    if (value === '') return '—';
    if (value === NOT_APPLICABLE) return t('notApplicable');
    if (style === 'score') return t('reached', { value, points: points.toString() });
    return value === '0' ? t('noLoss') : t('loss', { value });
  };
}

/** What the check was and what it would be: the same rules that scored it. */
function ComesTo({
  card,
  before,
  after,
}: Readonly<Record<'before' | 'after', Entries>> & { readonly card: Scorecard }) {
  const t = useDecideTexts();
  const [was, is] = [sumUp(card, before), sumUp(card, after)];
  const flag = (value: boolean) => t(value ? 'yes' : 'no');
  const rows = [
    ['deductions', was.deductions?.toString(), is.deductions?.toString()],
    ['points', was.points?.toString(), is.points?.toString()],
    ['critical', flag(was.critical), flag(is.critical)],
    ['wrongAnswer', flag(was.wrongAnswer), flag(is.wrongAnswer)],
  ] as const;
  return (
    <dl className="appeal-comes-to" aria-live="polite">
      {rows
        .filter(([, old, now]) => old !== undefined || now !== undefined)
        .map(([name, old = '—', now = '—']) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{old === now ? now : `${old} → ${now}`}</dd>
          </div>
        ))}
    </dl>
  );
}
