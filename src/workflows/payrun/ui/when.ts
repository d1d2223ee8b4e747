import { useLang } from '../../../platform/ui/texts.ts';

/** Instants as the reader's own clock shows them, to the minute. */
export function useInstant(): (instant: string) => string {
  const lang = useLang();
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  return (instant) => format.format(new Date(instant));
}
