import { useSay } from '../../../platform/ui/texts.ts';
import type { CardItem, Scorecard } from '../model.ts';
import type { Draft } from './draft.ts';
import { ItemRow } from './item-row.tsx';

interface SheetItemsProps {
  readonly card: Scorecard;
  readonly current: CardItem;
  readonly draft: Draft;
  readonly onFocus: (item: CardItem) => void;
  readonly onChoose: (item: CardItem, value: string) => void;
}

/** The card's items under their sections, the one in hand marked. */
export function SheetItems({ card, current, draft, onFocus, onChoose }: SheetItemsProps) {
  const say = useSay();
  return (
    <div className="sheet-items">
      {card.sections.map((section) => (
        <section key={section.id} aria-label={say(section.title)}>
          <h2 className="sheet-section">{say(section.title)}</h2>
          {section.items.map((item) => (
            <ItemRow
              key={item.id}
              style={card.style}
              item={item}
              entry={draft.entries[item.id]}
              causes={card.causes}
              current={item === current}
              onFocus={() => onFocus(item)}
              onChoose={(value) => onChoose(item, value)}
              onSay={(change) => draft.say(item.id, change)}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
