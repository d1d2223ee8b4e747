import type { Schema } from './samples.ts';

/** Where something stands in a body: the names and numbers that lead there. */
export type Place = readonly (string | number)[];

/** Where in a body something stands that the schema asks for. */
export function placesOf(schema: Schema, at: Place = []): readonly Place[] {
  if (schema.anyOf !== undefined) return placesOf(schema.anyOf[0] as Schema, at);
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => placesOf(one, [...at, name]));
  if (schema.items !== undefined) return [at, ...placesOf(schema.items, [...at, 0])];
  const more = typeof schema.additionalProperties === 'object' ? [[...at, 'note']] : [];
  return [at, ...inner, ...more];
}

export function withAt(body: unknown, [first, ...rest]: Place, value: unknown): unknown {
  if (first === undefined) return value;
  const inner = withAt((body as Record<string | number, unknown>)[first], rest, value);
  if (Array.isArray(body)) return body.map((one, i) => (i === first ? inner : one));
  return { ...(body as object), [first]: inner };
}
