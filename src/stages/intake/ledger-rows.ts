import type { FactDraft } from '../../ledger/index.ts';
import { foldHeader } from './fold.ts';
import type { RawTable } from './model.ts';

/** A file of facts: one row a fact; columns that are not a fact's own become its data. */

const OWN = ['kind', 'subject', 'valid', 'until', 'by', 'why', 'replaces'] as const;

export interface TextTableRow {
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

export function factDrafts(
  table: Pick<RawTable, 'file' | 'headers'>,
  rows: readonly TextTableRow[],
  importId: string,
  by: string,
): readonly FactDraft[] {
  const place = (name: string) => table.headers.findIndex((header) => foldHeader(header) === foldHeader(name));
  const own = new Map(OWN.map((name) => [name, place(name)]));
  const rest = table.headers.map((header, i) => [header, i] as const).filter(([, i]) => ![...own.values()].includes(i));
  return rows.map(({ row, cells }) => {
    const text = (name: (typeof OWN)[number]) => cells[own.get(name) ?? -1]?.trim() || null;
    const data = rest.flatMap(([header, i]) => {
      const value = cells[i]?.trim();
      return value ? [[header, value] as const] : [];
    });
    return {
      kind: text('kind') ?? '',
      subject: text('subject') ?? '',
      valid: text('valid') ?? '',
      until: text('until'),
      by: text('by') ?? by,
      why: text('why') ?? table.file,
      replaces: text('replaces'),
      data: Object.fromEntries(data),
      source: { importId, file: table.file, row },
    };
  });
}
