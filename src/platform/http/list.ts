import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LANGS, type Lang } from '../../base/text.ts';
import { fits, type Order, type Place, type SortKey } from '../db/keyset.ts';
import { cut, type pageQuery, readCursor } from './cursor.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from './file-answer.ts';
import { languageOf } from './language.ts';
import { httpProblem } from './problems.ts';
import { sendProblems } from './reply.ts';
import { type FileColumn, tableFile } from './table-file.ts';

export type { FileColumn } from './table-file.ts';

/**
 * A list that its reader sorts, reads page by page, and takes along as a file. All three ask the same query, so that a
 * file shows nobody more than the page does.
 */

export interface List<Row, Sort extends string> {
  /** What it may be sorted by, the usual first, with the key that each row has there. */
  readonly sorts: Readonly<Record<Sort, SortKey & { readonly of: (row: Row) => string | number }>>;
  readonly id: (row: Row) => string;
  /** Whether it usually runs down: the newest first. */
  readonly down: boolean;
  readonly columns: readonly FileColumn<Row>[];
}

export type PageOf<Row> = (order: Order, limit: number) => Promise<readonly Row[]>;

interface Sorted<Sort extends string> {
  readonly sort: Sort;
  readonly down: '0' | '1';
}

/** The part of a query string that says how a list is sorted. */
export function sortQuery<Row, Sort extends string>({ sorts, down }: List<Row, Sort>) {
  const names = Object.keys(sorts) as [Sort, ...Sort[]];
  return z.object({
    sort: z.enum(names).default(names[0] as never),
    down: z.enum(['0', '1']).default(down ? '1' : '0'),
  });
}

export const fileQuery = z.object({
  lang: z.enum(LANGS).optional().describe('Else as the request’s headers wish.'),
});
export const fileParams = z.object({ format: z.enum(TABLE_FORMATS) });
export const listFile = fileAnswer(...TABLE_FORMATS);

/** A page of the list; what a place must not be is refused and answered. */
export async function sendPage<Row, Sort extends string, Shown>(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  list: List<Row, Sort>,
  asked: z.output<typeof pageQuery> & Sorted<Sort>,
  page: PageOf<Row>,
  show: (row: Row) => Shown | Promise<Shown>,
) {
  const key = list.sorts[asked.sort];
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor, 2);
  if (asked.cursor !== undefined && (after === undefined || !fits(key, after)))
    return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
  const order = { key, down: asked.down === '1', after: after as Place | undefined };
  const found = cut(await page(order, asked.limit + 1), asked.limit, (row) => [key.of(row), list.id(row)]);
  return { rows: await Promise.all(found.rows.map(show)), next: found.next };
}

/** Pages of rows that are all at hand. */
export function pagesOf<Row, Sort extends string>(list: List<Row, Sort>, rows: readonly Row[]): PageOf<Row> {
  return async ({ key, down, after }, limit) => {
    const { of } =
      Object.values<List<Row, Sort>['sorts'][Sort]>(list.sorts).find((one) => one.column === key.column) ?? {};
    if (of === undefined) return [];
    const placeOf = (row: Row): Place => [of(row), list.id(row)];
    const way = down ? -1 : 1;
    const sorted = [...rows].sort((a, b) => way * compared(placeOf(a), placeOf(b)));
    return sorted.filter((row) => after === undefined || way * compared(placeOf(row), after) > 0).slice(0, limit);
  };
}

function compared([a, aId]: Place, [b, bId]: Place): number {
  if (a !== b) return a < b ? -1 : 1;
  return aId === bId ? 0 : aId < bId ? -1 : 1;
}

const AT_ONCE = 500;

/** The whole list as a file, written as it is read. */
export function sendList<Row, Sort extends string>(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  list: List<Row, Sort>,
  asked: Sorted<Sort> & { readonly lang?: Lang | undefined; readonly format: (typeof TABLE_FORMATS)[number] },
  page: PageOf<Row>,
  name: string,
): FastifyReply {
  const { lang = languageOf(request.headers['accept-language']), format } = asked;
  const rows = everyRow(list, asked, page);
  return sendFile(reply, { name, format, body: tableFile({ name, columns: list.columns, rows, format, lang }) });
}

async function* everyRow<Row, Sort extends string>(
  list: List<Row, Sort>,
  asked: Sorted<Sort>,
  page: PageOf<Row>,
): AsyncGenerator<Row> {
  const key = list.sorts[asked.sort];
  for (let after: Place | undefined; ; ) {
    const rows = await page({ key, down: asked.down === '1', after }, AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = [key.of(last), list.id(last)];
  }
}
