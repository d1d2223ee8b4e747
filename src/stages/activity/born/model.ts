import type { FactKind } from '../../../ledger/index.ts';
import type { Kind } from '../model.ts';

/**
 * Rows that were not imported but born in a workflow: a person decided them here, so each is a fact of the ledger. Readers of
 * activity see them beside the imported rows at once; when their day is over they are sealed into segments like these.
 */
export interface Birth {
  /** A fact of this kind is a row; its data holds the row's columns. */
  readonly fact: FactKind;
  /** The page that shows the row as the workflow knows it, by the fact's id. */
  readonly page: string;
}

export const BIRTHS: Readonly<Partial<Record<Kind, Birth>>> = {
  check: { fact: 'check.scored', page: '/quality/checks/' },
};

/** What was sealed up to an instant: every such fact that counts on a day up to `through` and was recorded up to `known`. */
export interface Sealing {
  readonly through: string;
  readonly known: string;
}

/** The profile under which the catalogue keeps a sealing beside the imports. */
export const SEALED = 'sealed';

/** Where the page of a born row is, by the `file` and `sheet` of its source; null where it was imported. */
export function pageOfBorn(kind: Kind, file: string, sheet: string): string | null {
  const birth = BIRTHS[kind];
  return birth !== undefined && birth.fact === file ? birth.page + encodeURIComponent(sheet) : null;
}
