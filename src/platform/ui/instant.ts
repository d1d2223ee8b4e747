/** Instants by the reader's own clock, written as days are everywhere: 2026-03-31 18:05. */
export function instantText(instant: string): string {
  return FORMAT.format(new Date(instant));
}

/** Only the day of it, which is the reader's too: the day that an instant begins with is London's. */
export function dayText(instant: string): string {
  return instantText(instant).slice(0, 10);
}

/** Swedish is written in the order of ISO 8601. */
const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
