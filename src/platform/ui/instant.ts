/** Instants by the reader's own clock, written as days are everywhere: 2026-03-31 18:05. */
export function instantText(instant: string): string {
  return FORMAT.format(new Date(instant));
}

/** Swedish is written in the order of ISO 8601. */
const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
