/**
 * What may come in as JSON at all, whatever the route: text that every store keeps as it was given (PostgreSQL has no
 * NUL, UTF-8 no half of a surrogate pair) and nesting that whatever walks it survives. Pure.
 */

export const DEEPEST = 32;

/** What cannot be taken in, in words; null where everything can. Walks without recursion: depth is what it is for. */
export function unstorable(value: unknown): string | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: one, depth } = next;
    if (typeof one === 'string') {
      const fault = faultOf(one);
      if (fault !== null) return fault;
    } else if (typeof one === 'object' && one !== null) {
      if (depth === DEEPEST) return `nested more than ${DEEPEST} deep`;
      for (const [key, inner] of Object.entries(one)) {
        const fault = faultOf(key);
        if (fault !== null) return fault;
        waiting.push({ value: inner, depth: depth + 1 });
      }
    }
  }
  return null;
}

function faultOf(text: string): string | null {
  if (text.includes('\u0000')) return 'a text holds the character U+0000';
  return /\p{Surrogate}/u.test(text) ? 'a text holds half of a surrogate pair' : null;
}
