import { useSay } from '../../../platform/ui/texts.ts';
import type { CardVersion } from './card-version.ts';
import { ItemTitle } from './item-title.tsx';
import { useQualityTexts } from './texts.ts';

export function CardPreview({ card }: { readonly card: NonNullable<CardVersion['read']> }) {
  const t = useQualityTexts();
  const say = useSay();
  return (
    <>
      {card.sections.map((section) => (
        <section key={section.id} aria-label={say(section.title)}>
          <h3 className="sheet-section">{say(section.title)}</h3>
          {section.items.map((item) => (
            <div key={item.id} className="item">
              <ItemTitle item={item} />
              <div className="item-value quality-calm">
                {item.steps.join(' · ')}
                {item.mayNotApply && ` · ${t('notApplicable')}`}
              </div>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
