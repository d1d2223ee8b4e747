import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { RouteOptions } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemBody } from './reply.ts';

/**
 * The API's description, from the routes themselves: beside each route's own schemas what all of them share, so that a
 * client made from it can sign in, upload, repeat a write and read a refusal.
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Files come as multipart/form-data, one or several. */
    files?: 'one' | 'several';
  }
}

/** How a caller can say who asks, by the names that routes' `security` uses. */
export type Credentials = NonNullable<
  NonNullable<NonNullable<FastifyDynamicSwaggerOptions['openapi']>['components']>['securitySchemes']
>;

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const LONGEST_KEY = 200;

const KEY_HEADER = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: LONGEST_KEY,
      description:
        'Chosen by the caller, for this write alone: repeated with the same key it is answered as the first time and ' +
        'done once. 409 while the first still runs, 422 where the request differs. Kept for a day, but for an answer that ' +
        'tells a secret: its repeat is refused (409). Of a form, which streams, only the size is compared.',
    },
  },
} as const;

const FILE = { type: 'string', format: 'binary' } as const;
const FORMS = {
  one: { type: 'object', properties: { file: FILE }, required: ['file'] },
  several: { type: 'object', properties: { file: { type: 'array', items: FILE, minItems: 1 } }, required: ['file'] },
} as const;

const REFUSAL = {
  description: 'Refused: what happened and what to do, in the language of Accept-Language.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const LED_ON = {
  description: 'Leads on.',
  type: 'null',
  headers: { Location: { type: 'string', description: 'Where to.' } },
} as const;

export function describedApi(version: string, securitySchemes: Credentials): FastifyDynamicSwaggerOptions {
  const { $schema: _, ...Problem } = z.toJSONSchema(problemBody);
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Jixin 绩薪', version, description: 'Everything the web app does, it does here.' },
      servers: [{ url: '/' }],
      components: { securitySchemes, schemas: { Problem: Problem as object } },
    },
    transform: ({ route, ...document }) => {
      const { schema, url } = schemasOf(document);
      return { schema: schema.hide === true ? schema : completed(schema, route), url };
    },
    transformObject: jsonSchemaTransformObject,
  };
}

type Described = Readonly<Record<string, unknown>>;

/** Every route's own schemas as JSON Schema. */
const schemasOf = createJsonSchemaTransform({}) as unknown as (document: object) => { schema: Described; url: string };

function completed(schema: Described, { method, url, config, schema: own }: RouteOptions): Described {
  const verb = [method].flat()[0] ?? '';
  const files = config?.files;
  const keyed = WRITES.has(verb) && own?.security?.length !== 0;
  return {
    ...schema,
    operationId: operationIdOf(verb, url),
    ...(keyed ? { headers: KEY_HEADER } : {}),
    ...(files === undefined ? {} : { body: FORMS[files], consumes: ['multipart/form-data'] }),
    response: answersOf(schema.response as Described),
  };
}

function answersOf(response: Described): Described {
  const answers = Object.entries(response).map(([status, answer]) => [status, status === '302' ? LED_ON : answer]);
  // Whatever a route says of its own, a refusal is a problem; some answer it to a browser as a page, too.
  const refusal = (response.default ?? {}) as { content?: object };
  const content = { ...REFUSAL.content, ...refusal.content };
  return { ...Object.fromEntries(answers), default: { ...REFUSAL, content } };
}

/** From the method and the address, which do not change: `GET /api/people/:person/payslips` → `getPeopleByPersonPayslips`. */
export function operationIdOf(method: string, url: string): string {
  const parts = url.split('/').filter((part) => part !== '' && part !== 'api');
  const named = parts.map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)));
  return method.toLowerCase() + named.join('');
}

function capital(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
