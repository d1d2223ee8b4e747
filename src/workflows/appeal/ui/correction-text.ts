import { useSay } from '../../../platform/ui/texts.ts';
import { columnTitle } from '../../../stages/activity/index.ts';
import { NOT_APPLICABLE } from '../../quality/cards/index.ts';
import { useDecideTexts } from './decide-texts.ts';
import type { AppealDetail, Correction } from './read.ts';

/** A correction as one line of text; items are called as the check's card calls them, what they were before them. */
export function useCorrectionText(sheet: AppealDetail['sheet']): (correction: Correction) => string {
  const t = useDecideTexts();
  const say = useSay();
  const items = new Map(sheet?.card.sections.flatMap((section) => section.items).map((item) => [item.id, item.title]));
  const worth = (value: string | undefined) => (value === NOT_APPLICABLE ? t('notApplicable') : (value ?? '—'));
  return (correction) => {
    switch (correction.change) {
      case 'owner':
        return `${t('owner')} ${correction.agent}`;
      case 'exclude':
        return t('exclude');
      case 'check':
        return Object.entries(correction.entries)
          .map(([id, { value }]) => {
            const was = sheet?.entries[id]?.value;
            return `${say(items.get(id) ?? {}) || id} ${worth(was)} → ${worth(value)}`;
          })
          .join('；');
      case 'value':
        return `${say(columnTitle(correction.column))} → ${correction.value ?? '—'}`;
      case 'rating':
        return `${t('rating')} ${correction.score}`;
      case 'fact':
        return t('fact');
      case 'amount':
        return `${correction.name} ${correction.amount}`;
      case 'record':
        return `${correction.field} = ${correction.value} (${correction.from})`;
      case 'input':
        return `${correction.input} = ${correction.value}`;
    }
  };
}
