import { useSay } from '../../../platform/ui/texts.ts';
import type { CardItem } from '../model.ts';
import { useQualityTexts } from './texts.ts';

type Titled = Pick<CardItem, 'title' | 'guide' | 'critical' | 'wrongAnswer'>;

/** What an item asks, what hangs on it, and how it is judged: on the sheet as in the card's preview. */
export function ItemTitle({ item }: { readonly item: Titled }) {
  const t = useQualityTexts();
  const say = useSay();
  return (
    <div className="item-title">
      <span>{say(item.title)}</span>
      {item.critical && <span className="item-flag item-flag-critical">{t('critical')}</span>}
      {item.wrongAnswer && <span className="item-flag">{t('wrongAnswer')}</span>}
      {say(item.guide) !== '' && <span className="note item-guide">{say(item.guide)}</span>}
    </div>
  );
}
