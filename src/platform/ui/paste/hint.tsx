import { usePasteTexts } from './texts.ts';

/** Nobody looks for what they cannot see: grids that take a paste say so. */
export function PasteHint() {
  const t = usePasteTexts();
  return <span>{t('hint')}</span>;
}
