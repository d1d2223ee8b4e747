import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { RowRef } from '../../../base/explain.ts';
import { LANGS, type Lang } from '../../../base/text.ts';
import { pageOf, pageQuery, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import { sendFile, TABLE_FORMATS } from '../../../platform/http/file-answer.ts';
import { rowsCsv, rowsWorkbook } from './export.node.ts';

/**
 * Every row behind a number: a reason shows the first few, and below its address stand all of them, a page at a time (`/rows`) and
 * as a file (`/rows/export`); whatever the number is of.
 */

export const rowsQuery = pageQuery;
export const rowsBody = pageOf(z.record(z.string(), z.unknown())).extend({ total: z.number().int() });
export const rowsFileQuery = z.object({
  format: z.enum(TABLE_FORMATS).default('csv'),
  lang: z.enum(LANGS).default('zh-CN').describe('Of the headers: a link carries the page’s, not the browser’s.'),
});

/** One file holds no more: what is larger is a question for the metrics' own export. */
export const MOST_EXPORTED = 50_000;

/** Where a page begins; undefined where the cursor is none. */
export function offsetOf(cursor: string | undefined): number | undefined {
  const offset = cursor === undefined ? 0 : readCursor(cursor, 1)?.[0];
  return typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0 ? offset : undefined;
}

interface Behind {
  readonly rows: readonly RowRef[];
  readonly total: number;
}

export function rowsPage({ rows, total }: Behind, offset: number): z.output<typeof rowsBody> {
  const end = offset + rows.length;
  return { rows: rows.map((row) => ({ ...row })), total, next: end < total ? writeCursor([end]) : null };
}

export async function sendRows(
  reply: FastifyReply,
  { rows }: Behind,
  { name, format, lang }: { readonly name: string; readonly format: 'csv' | 'xlsx'; readonly lang: Lang },
): Promise<FastifyReply> {
  const body = format === 'csv' ? rowsCsv(rows, lang) : await rowsWorkbook(rows, lang);
  return sendFile(reply, { name: `rows-${name}`, format, body });
}
