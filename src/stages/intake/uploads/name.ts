/** What a file sent from outside is called once it lies in our folder. */

const LONGEST = 120;
/** Control characters, what a file system gives a meaning to, and marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a file's name.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Windows gives these a meaning whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name as its sender would know it again, without anything that could lead out of the folder or hide what it is. The
 * name stays otherwise: some exports say their date nowhere else.
 */
export function safeName(given: string, taken: ReadonlySet<string> = new Set()): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(UNSAFE, '')
    .replace(/^[.~\s]+/, '')
    .replace(/[.\s]+$/, '');
  const name = clean === '' ? 'file' : RESERVED.test(clean) ? `_${clean}` : clean;
  const short = shorten(name);
  if (!taken.has(short)) return short;
  const { stem, ending } = partsOf(short);
  for (let copy = 2; ; copy++) {
    const numbered = `${stem} (${copy})${ending}`;
    if (!taken.has(numbered)) return numbered;
  }
}

function shorten(name: string): string {
  const { stem, ending } = partsOf(name);
  const letters = [...stem];
  return letters.length + ending.length <= LONGEST ? name : letters.slice(0, LONGEST - ending.length).join('') + ending;
}

function partsOf(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - ending.length), ending };
}
