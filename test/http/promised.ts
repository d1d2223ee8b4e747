import type { LightMyRequestResponse } from 'fastify';
import { mediaOf } from '../../src/platform/http/file-answer.ts';
import type { Operation } from './samples.ts';

/** What is wrong with an answer by the API's own description: a status or a type that it does not name; else null. */
export function brokenPromise({ responses = {} }: Operation, reply: LightMyRequestResponse): string | null {
  const described = responses[String(reply.statusCode)] ?? (reply.statusCode >= 400 ? responses.default : undefined);
  if (described === undefined) return `${reply.statusCode} is not described`;
  const type = mediaOf(String(reply.headers['content-type'] ?? ''));
  const types = Object.keys(described.content ?? {});
  if (types.length === 0 ? reply.rawPayload.length === 0 : types.includes(type)) return null;
  return `${reply.statusCode} as ${type || 'nothing'}, described as ${types.join(', ') || 'nothing'}`;
}
