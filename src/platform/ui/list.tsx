import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileLinks } from './file-links.tsx';
import { Waiting } from './page.tsx';
import { Failure } from './problems.tsx';
import { type Sorting, Table, type TableProps } from './table.tsx';
import { currentLang, useLang } from './texts.ts';

/**
 * A list that comes by pages: what is asked of it stands in the page's address ({@link useFilter}, {@link useSorting}), its pages
 * are read as they are wanted ({@link usePages}), drawn as one table ({@link PagedTable}) and taken along ({@link ListFiles}).
 */

/** Changes what the address says and keeps the rest of it; what is undefined is taken out. */
export function useChange<Asked extends object>() {
  const navigate = useNavigate();
  return (change: { readonly [Name in keyof Asked]?: Asked[Name] | undefined }) =>
    void navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never, replace: true });
}

/** What the address says of a filter; what is empty there is not asked for, and what else stands there is not the filter's. */
export function useFilter<Filter extends object>(names: readonly (keyof Filter & string)[]): Filter {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  return Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as Filter;
}

interface Usual<Sort extends string> {
  readonly by: Sort;
  readonly down: boolean;
}

/** How a list is sorted stands in its address; `query` asks the server for it. A column sorts under its id. */
export function useSorting<Sort extends string>(sorts: readonly Sort[], usual: Usual<Sort>) {
  const search = useSearch({ strict: false }) as { readonly sort?: string; readonly down?: string | number };
  const change = useChange<{ readonly sort: string; readonly down: string }>();
  const asked = sorts.find((one) => one === search.sort);
  const sort = { by: asked ?? usual.by, down: asked === undefined ? usual.down : String(search.down) === '1' };
  const downOf = ({ down }: Sorting) => (down ? '1' : '0');
  return {
    sort,
    query: { sort: sort.by, down: downOf(sort) } as { readonly sort: Sort; readonly down: '0' | '1' },
    onSort: (wanted: Sorting) => change({ sort: wanted.by, down: downOf(wanted) }),
  };
}

/** Where a page of the list begins, as its route is asked for it: nothing for the first. */
export interface From {
  readonly cursor?: string;
}

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A row as it is read. */
export type RowOf<Read extends (...asked: never[]) => Promise<PageOf<unknown>>> = Awaited<
  ReturnType<Read>
>['rows'][number];

export interface Pages<Page extends PageOf<unknown>> {
  /** Null while the first is on its way, or if it was refused. */
  readonly read: readonly Page[] | null;
  readonly rows: readonly Page['rows'][number][];
  readonly error: unknown;
  readonly isPending: boolean;
  /** The rows still answer what was asked before. */
  readonly stale: boolean;
  /** Where there is more. */
  readonly onMore: (() => void) | undefined;
}

interface Manners {
  /** Changes without its reader: asked for again whenever its page is opened. */
  readonly fresh?: boolean;
}

/**
 * The pages of a list so far. `list` says which list it is and `asked` what of it; asked otherwise, the old rows stay until the
 * new ones come, so that nothing moves. Another list begins empty.
 */
export function usePages<Page extends PageOf<unknown>>(
  list: readonly unknown[],
  asked: unknown,
  read: (from: From) => Promise<Page>,
  { fresh = false }: Manners = {},
): Pages<Page> {
  const found = useInfiniteQuery({
    // Messages and titles come in the reader's language.
    queryKey: [...list, { asked, lang: useLang() }],
    queryFn: ({ pageParam }) => read(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
    placeholderData: (before, query) => (query && sameList(query.queryKey, list) ? before : undefined),
    refetchOnMount: fresh ? 'always' : true,
  });
  const pages = found.data?.pages ?? null;
  return {
    read: pages,
    rows: pages?.flatMap((page) => page.rows) ?? [],
    error: found.error,
    isPending: found.isPending,
    stale: found.isPlaceholderData,
    onMore: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
  };
}

function sameList(key: readonly unknown[], list: readonly unknown[]): boolean {
  return key.length === list.length + 1 && list.every((part, index) => part === key[index]);
}

interface PagedTableProps<Row> extends Omit<TableProps<Row>, 'rows' | 'stale' | 'onMore' | 'sort' | 'onSort'> {
  readonly pages: Pages<PageOf<Row>>;
  readonly sorting?: Pick<TableProps<Row>, 'sort' | 'onSort'> | undefined;
  /** How many lines of the page are kept for rows that are on their way. */
  readonly lines?: number;
}

/** The rows of a list, what stands for them until they come, or why they do not. */
export function PagedTable<Row>({ pages, sorting, lines = 8, ...table }: PagedTableProps<Row>) {
  const { read, rows, error, isPending, stale, onMore } = pages;
  return (
    <>
      <Failure error={error} />
      {isPending && <Waiting lines={lines} />}
      {read && (
        <Table {...table} rows={rows} stale={stale} onMore={onMore} sort={sorting?.sort} onSort={sorting?.onSort} />
      )}
    </>
  );
}

/** The list as it is filtered and sorted here, as a file in the page's language. */
export function ListFiles({ at, query }: { readonly at: string; readonly query: Readonly<Record<string, string>> }) {
  const params = new URLSearchParams({ ...query, lang: currentLang() });
  return <FileLinks at={(format) => `${at}/export/${format}?${params}`} />;
}
