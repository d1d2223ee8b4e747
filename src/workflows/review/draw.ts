/**
 * Drawing by a stated seed: every name gets a number from the seed and itself, and names are taken in the order of those
 * numbers. The same seed draws the same on every machine, and adding a name moves nobody else's number.
 */
export function drawOrder(seed: string, names: readonly string[]): readonly string[] {
  const ranked = names.map((name) => ({ name, rank: rankOf(seed, name) }));
  return ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}

/** FNV-1a over both texts, then murmur's last mix, so that neighbouring names do not get neighbouring ranks. */
function rankOf(seed: string, name: string): number {
  let h = 0x811c9dc5;
  for (const char of `${seed}\n${name}`) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
