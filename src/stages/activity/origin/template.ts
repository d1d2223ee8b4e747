import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { ACTIVITY, type Kind } from '../model.ts';
import type { Cell } from '../port.ts';
import { activityProblem } from '../problems.ts';

/**
 * Where a row opens in the system that it came from: an address with the row's columns named in it,
 * `https://chat.example/sessions/{id}`. The host is written out, so that no value of a row can choose where a reader is led.
 */
export interface LinkTemplate {
  readonly text: string;
  readonly fields: readonly string[];
}

const FIELD = /\{([^{}]*)\}/g;
/** Scheme and host, and the end of the host: whatever is filled in stands behind it. */
const HOST = /^https?:\/\/[^\s/?#\\@{}]+[/?#]/i;

export function readTemplate(kind: Kind, text: string): Result<LinkTemplate> {
  const known = Object.keys(ACTIVITY[kind].columns);
  const fields = [...new Set([...text.matchAll(FIELD)].map(([, name = '']) => name))];
  const problems: Problem[] = [];
  if (!HOST.test(text) || !URL.canParse(text.replaceAll(FIELD, 'x')) || hasSpace(text))
    problems.push(activityProblem('activity.link-address', { template: text }));
  if (/[{}]/.test(text.replaceAll(FIELD, '')))
    problems.push(activityProblem('activity.link-braces', { template: text }));
  for (const field of fields.filter((name) => !known.includes(name)))
    problems.push(activityProblem('activity.link-field', { field, known }));
  if (fields.length === 0) problems.push(activityProblem('activity.link-same', { known }));
  return problems.length > 0 ? failed(...problems) : ok({ text, fields });
}

/** White space and control characters: a browser would take some out of an address, and lead elsewhere. */
function hasSpace(text: string): boolean {
  return /[\s\p{Cc}]/u.test(text);
}

/** The address of one row; null where the row lacks what is named, for half an address leads to somebody else's conversation. */
export function fillTemplate({ text, fields }: LinkTemplate, values: Readonly<Record<string, Cell>>): string | null {
  const encoded = new Map(fields.map((name) => [name, encode(values[name] ?? '')]));
  if ([...encoded.values()].includes(null)) return null;
  return text.replaceAll(FIELD, (_, name: string) => encoded.get(name) ?? '');
}

/** A value is one piece of the address: `..` would be a way up, in whatever spelling. */
function encode(value: string): string | null {
  if (value === '' || value === '.' || value === '..') return null;
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a surrogate pair is no text.
    return null;
  }
}
