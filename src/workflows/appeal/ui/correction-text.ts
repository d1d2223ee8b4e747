import { useDecideTexts } from './decide-texts.ts';
import type { Correction } from './read.ts';

/** A correction as one line of text. */
export function useCorrectionText(): (correction: Correction) => string {
  const t = useDecideTexts();
  return (correction) => {
    switch (correction.change) {
      case 'owner':
        return `${t('owner')} ${correction.agent}`;
      case 'exclude':
        return t('exclude');
      case 'value':
        return `${correction.column} = ${correction.value ?? '—'}`;
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
