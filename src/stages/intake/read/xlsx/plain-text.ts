/** What of a part's XML is taken without an XML parser. */

/**
 * Text that an XML parser would pass on as it stands: no markup, no control characters, no line ends to be unified in
 * XML 1.0 or 1.1, no `>` (which might end a `]]>`).
 */
export const TEXT = '[\\t\\n -;=?-~\\u00a0-\\u2027\\u2029-\\ufffd]*';

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

/** The five entities that need no definition; anything else is for the XML parser. */
export function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let known = true;
  const plain = text.replace(/&[^&;]*;?/g, (entity) => {
    const character = ENTITIES.get(entity);
    known &&= character !== undefined;
    return character ?? entity;
  });
  return known ? plain : undefined;
}
