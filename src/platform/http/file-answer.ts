import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** Answers that are files: what the description calls them, and how they are sent. */

const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
} as const;
export type FileFormat = keyof typeof FILE_TYPES;

/** A list is handed out in either; which one, its reader says. */
export const TABLE_FORMATS = ['csv', 'xlsx'] as const;

/** Bytes that nobody describes further; a route may send them as a text, a buffer or a stream. */
const bytes: z.ZodType = z.string().meta({ format: 'binary' });

/** The response schema of a route that answers a file in one of these formats. */
export function fileAnswer(...formats: readonly FileFormat[]) {
  return mediaAnswer('The file, as an attachment.', ...formats.map((format) => FILE_TYPES[format]));
}

/** The response schema of a route whose answer is not JSON. */
export function mediaAnswer(description: string, ...types: readonly string[]) {
  return { description, content: Object.fromEntries(types.map((type) => [mediaOf(type), { schema: bytes }])) };
}

/** The media type without its parameters. */
export function mediaOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim();
}

export interface SentFile {
  /** Without its ending; what no file system likes is replaced. */
  readonly name: string;
  readonly format: FileFormat;
  readonly body: string | Uint8Array | Readable;
}

export function sendFile(reply: FastifyReply, { name, format, body }: SentFile): FastifyReply {
  const safe = name.replace(/[^\w.-]/g, '_');
  return reply
    .type(FILE_TYPES[format])
    .header('content-disposition', `attachment; filename="${safe}.${format}"`)
    .send(body);
}
