import type { Source } from '../model.ts';

/** The columns of a file that a target's value comes from, in order; of a profile that came over HTTP, too. */
export function columnsRead(source: Source | { readonly between: readonly string[] }): readonly string[] {
  if ('column' in source) return [source.column];
  if ('join' in source) return source.join;
  if ('between' in source) return source.between;
  if ('first' in source) return source.first.map((reading) => reading.column);
  if ('sum' in source) return source.sum;
  if ('share' in source) return [source.share, source.of];
  if ('weight' in source) return [source.weight];
  return [];
}

/** The same source with its column names replaced; `undefined` where a column it cannot do without is gone. */
export function renameColumns(source: Source, name: (column: string) => string | undefined): Source | undefined {
  if ('first' in source) {
    const first = source.first.flatMap((reading) => {
      const column = name(reading.column);
      return column === undefined ? [] : [{ ...reading, column }];
    });
    return first.length === 0 ? undefined : { first };
  }
  const names = columnsRead(source).map(name);
  if (names.some((found) => found === undefined)) return undefined;
  const [one = '', two = ''] = names as string[];
  if ('column' in source) return { ...source, column: one };
  if ('join' in source) return { join: names as string[] };
  if ('between' in source) return { between: [one, two] };
  if ('sum' in source) return { sum: names as string[] };
  if ('share' in source) return { ...source, share: one, of: two };
  if ('weight' in source) return { ...source, weight: one };
  return source;
}
