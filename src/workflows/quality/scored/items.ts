import type { Entries, Scorecard } from '../model.ts';

/**
 * What a check says of its items, in the one text that activity keeps of them: written and read here and nowhere else.
 * A check scored here names every item of its card (`greeting=2 (haste); tone=na`); a source names its faults in words.
 */

export interface SaidItem {
  readonly item: string;
  /** As the entry has it: a step, or `na`. */
  readonly value: string;
  readonly cause: string | null;
}

/** In the card's order, so that the fact alone says what was decided. */
export function itemsText(card: Scorecard, entries: Entries): string {
  return card.sections
    .flatMap((section) => section.items)
    .map(({ id }) => {
      const { value = '', cause = '' } = entries[id] ?? {};
      return `${id}=${value}${cause === '' ? '' : ` (${cause})`}`;
    })
    .join('; ');
}

const SAID = /^([\w-]+)=(\S+)(?: \((.+)\))?$/u;

/** Null where the text is not of a check scored here. */
export function readItems(text: string | null): readonly SaidItem[] | null {
  const said: SaidItem[] = [];
  for (const part of (text ?? '').split('; ')) {
    const [, item, value, cause = null] = SAID.exec(part) ?? [];
    if (item === undefined || value === undefined) return null;
    said.push({ item, value, cause });
  }
  return said;
}

/** The faults that a source names; what it notes beside one (`未主动问候（-2）`, `语气生硬：一次`) is no part of its name. */
export function namedFaults(text: string | null): readonly string[] {
  const names = (text ?? '').split(/[;；,，、|\n]+/).map((part) => part.replace(/[:：(（].*$/su, '').trim());
  return [...new Set(names)].filter((name) => name !== '');
}
