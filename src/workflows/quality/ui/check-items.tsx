import { useSay } from '../../../platform/ui/texts.ts';
import { cardOf } from '../cards/plain.ts';
import { NOT_APPLICABLE } from '../model.ts';
import { verdictsOf } from '../score.ts';
import type { CheckDetail } from './read.ts';
import { useQualityTexts } from './texts.ts';

export function CheckItems({ detail }: { readonly detail: CheckDetail }) {
  const t = useQualityTexts();
  const say = useSay();
  const card = cardOf(detail.card);
  const verdicts = new Map(verdictsOf(card, detail.check.entries).map((verdict) => [verdict.item.id, verdict]));
  const causes = new Map(card.causes.map((cause) => [cause.id, cause.title]));
  const shown = (id: string) => {
    const verdict = verdicts.get(id);
    if (!verdict?.entry) return '—';
    if (verdict.entry.value === NOT_APPLICABLE) return t('notApplicable');
    const value = verdict.value?.toString() ?? '—';
    if (card.style === 'score') return t('reached', { value, points: verdict.item.points.toString() });
    return value === '0' ? '0' : t('loss', { value });
  };
  return (
    <>
      {card.sections.map((section) => (
        <section key={section.id} aria-label={say(section.title)}>
          <h2 className="sheet-section">{say(section.title)}</h2>
          {section.items.map(({ id, title }) => {
            const verdict = verdicts.get(id);
            const cause = causes.get(verdict?.entry?.cause ?? '');
            const note = verdict?.entry?.note ?? '';
            return (
              <div key={id} className={verdict?.fault ? 'item item-lost' : 'item'}>
                <div className="item-title">{say(title)}</div>
                <div className={verdict?.fault ? 'item-value quality-loss' : 'item-value quality-calm'}>
                  {shown(id)}
                </div>
                {(cause !== undefined || note !== '') && (
                  <div className="item-more item-said">
                    {cause !== undefined && <span className="item-flag">{say(cause)}</span>}
                    {note}
                  </div>
                )}
              </div>
            );
          })}
        </section>
      ))}
    </>
  );
}
