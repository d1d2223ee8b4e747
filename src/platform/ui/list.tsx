import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileLinks } from './file-links.tsx';
import type { Sorting } from './table.tsx';
import { currentLang } from './texts.ts';

interface Usual<Sort extends string> {
  readonly by: Sort;
  readonly down: boolean;
}

/** How a list is sorted stands in its address; `query` asks the server for it. A column sorts under its id. */
export function useSorting<Sort extends string>(sorts: readonly Sort[], usual: Usual<Sort>) {
  const search = useSearch({ strict: false }) as { readonly sort?: string; readonly down?: string | number };
  const navigate = useNavigate();
  const asked = sorts.find((one) => one === search.sort);
  const sort = { by: asked ?? usual.by, down: asked === undefined ? usual.down : String(search.down) === '1' };
  const downOf = ({ down }: Sorting) => (down ? '1' : '0');
  return {
    sort,
    query: { sort: sort.by, down: downOf(sort) } as { readonly sort: Sort; readonly down: '0' | '1' },
    onSort: (wanted: Sorting) =>
      navigate({
        to: '.',
        search: ((now: object) => ({ ...now, sort: wanted.by, down: downOf(wanted) })) as never,
        replace: true,
      }),
  };
}

/** The list as it is filtered and sorted here, as a file in the page's language. */
export function ListFiles({ at, query }: { readonly at: string; readonly query: Readonly<Record<string, string>> }) {
  const params = new URLSearchParams({ ...query, lang: currentLang() });
  return <FileLinks at={(format) => `${at}/export/${format}?${params}`} />;
}
