import { pinyin } from 'pinyin-pro';
import type { Person } from './model.ts';

/** Finding a person as one says them: by name, id, alias, pinyin, or the initials of the pinyin. */

const sounds = new Map<string, string>();
const KEPT = 20_000;

/** True where every word of the query is in one of the person's names. */
export function matches(person: Pick<Person, 'id' | 'name' | 'aliases'>, query: string): boolean {
  return everyWord(query, [person.id, person.name, ...person.aliases], soundOf(person.name, 'head'));
}

/** The same of anything that has titles, the first of them in Chinese: 接待量 is found by `jdl`. */
export function matchesTitle(titles: readonly string[], query: string): boolean {
  return everyWord(query, titles, soundOf(titles[0] ?? '', 'off'));
}

function everyWord(query: string, names: readonly string[], sound: string): boolean {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const texts = [...names.map(folded), sound];
  return words.every((word) => texts.some((text) => text.includes(word)));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** `王小明` → `wangxiaoming wxm`; at the head of a name a family name as it is read in names (单 is shan). */
function soundOf(name: string, surname: 'head' | 'off'): string {
  const key = `${surname} ${name}`;
  const known = sounds.get(key);
  if (known !== undefined) return known;
  const options = { toneType: 'none', surname, type: 'array', nonZh: 'consecutive' } as const;
  const syllables = pinyin(name, options).map((one) => one.replace('ü', 'v').toLowerCase());
  const sound = `${syllables.join('')} ${syllables.map((one) => one.charAt(0)).join('')}`;
  if (sounds.size >= KEPT) sounds.clear();
  sounds.set(key, sound);
  return sound;
}
