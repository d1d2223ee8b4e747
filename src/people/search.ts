import { pinyin } from 'pinyin-pro';
import type { Person } from './model.ts';

/** Finding a person as one says them: by name, id, alias, pinyin, or the initials of the pinyin. */

const sounds = new Map<string, string>();
const KEPT = 20_000;

/** True where every word of the query is in one of the person's names. */
export function matches(person: Pick<Person, 'id' | 'name' | 'aliases'>, query: string): boolean {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const names = [person.id, person.name, ...person.aliases].map((name) => name.normalize('NFKC').toLowerCase());
  const texts = [...names, soundOf(person.name)];
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** `王小明` → `wangxiaoming wxm`; the family name as it is read in names (单 is shan). */
function soundOf(name: string): string {
  const known = sounds.get(name);
  if (known !== undefined) return known;
  const options = { toneType: 'none', surname: 'head', type: 'array', nonZh: 'consecutive' } as const;
  const syllables = pinyin(name, options).map((one) => one.replace('ü', 'v').toLowerCase());
  const sound = `${syllables.join('')} ${syllables.map((one) => one.charAt(0)).join('')}`;
  if (sounds.size >= KEPT) sounds.clear();
  sounds.set(name, sound);
  return sound;
}
