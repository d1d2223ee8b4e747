import { setTimeout as sleep } from 'node:timers/promises';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { App } from '../../src/platform/http/app.ts';

/** Bodies and addresses made from the API's own description: what a route asks for decides what it is sent. */

export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

export interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly security?: readonly object[];
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
}

export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Most texts of the API are free, a day or a month: a day passes as the first two. */
const TEXTS = [
  ...['2026-01-15', '2026-01', '08:30', 'note', '7%', '/home', 'a@b.example', 'f'.repeat(40), 'A'.repeat(16)],
  '00000000-0000-4000-8000-000000000000',
  '2026-01-15T08:30:00Z',
];

/** A value as the schema asks for it; optional properties only where wanted. */
export function sampleOf(schema: Schema, optional: boolean): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0] as Schema, optional);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectOf(schema, optional);
    case 'array':
      return [sampleOf(schema.items ?? {}, optional)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema.pattern ?? '');
  }
}

function textOf(pattern: string): string {
  const text = TEXTS.find((one) => new RegExp(pattern).test(one));
  if (text === undefined) throw new Error(`no sample is like ${pattern}`);
  return text;
}

function objectOf({ properties = {}, required = [], ...schema }: Schema, optional: boolean): object {
  const wanted = Object.entries(properties).filter(([name]) => optional || required.includes(name));
  const object = Object.fromEntries(wanted.map(([name, one]) => [name, sampleOf(one, optional)]));
  const more = schema.additionalProperties;
  return typeof more === 'object' ? { ...object, note: sampleOf(more, optional) } : object;
}

/** The address with its parameters filled in: those given, else as the description asks. */
export function addressOf(path: string, operation: Operation, given: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams();
  let url = path;
  for (const { in: place, name, required = false, schema } of operation.parameters ?? []) {
    const value = given[name] ?? String(sampleOf(schema, false));
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value));
    else if (place === 'query' && (required || name in given)) query.set(name, value);
  }
  return query.size === 0 ? url : `${url}?${query}`;
}

export function bodySchemaOf(operation: Operation): Schema | undefined {
  return operation.requestBody?.content['application/json']?.schema;
}

/** Asks again while the server says that it is busy: a slow machine must not decide what a test finds. */
export async function askPatiently(app: App, request: InjectOptions): Promise<LightMyRequestResponse> {
  for (let tries = 0; ; tries += 1) {
    const reply = await app.inject(request);
    const busy = reply.statusCode === 503 && reply.body.includes('http.busy');
    if (!busy || tries === 40) return reply;
    await sleep(500);
  }
}
