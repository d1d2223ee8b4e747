import type { MappingProfile, RawTable, TargetKind } from '../model.ts';
import { columnFinder } from './bind.ts';
import { columnsRead } from './sources.ts';

/**
 * The profile that knows this table, or none. All headers it insists on must be there; among several, the one that
 * explains most of the table wins, and a name of file or sheet that fits decides between equal ones.
 */
export function recogniseProfile(
  profiles: readonly MappingProfile[],
  table: Pick<RawTable, 'file' | 'sheet' | 'headers'>,
  kind?: TargetKind,
): MappingProfile | undefined {
  let best: { profile: MappingProfile; score: number } | undefined;
  for (const profile of profiles) {
    if (kind !== undefined && profile.kind !== kind) continue;
    const score = fitOf(profile, table);
    if (score > 0 && (best === undefined || score > best.score)) best = { profile, score };
  }
  return best?.profile;
}

function fitOf(profile: MappingProfile, table: Pick<RawTable, 'file' | 'sheet' | 'headers'>): number {
  const find = columnFinder(profile, table.headers);
  const { match } = profile;
  if (match.headers.length === 0 || match.headers.some((name) => find(name) === undefined)) return 0;
  if (match.without.some((name) => find(name) !== undefined)) return 0;
  const sources = [...Object.values(profile.columns), ...Object.values(profile.person)];
  const named = [...sources.flatMap(columnsRead), ...profile.ignore, ...match.headers];
  const explained = new Set(named.flatMap((name) => find(name) ?? []));
  const names = [
    [match.file, table.file],
    [match.sheet, table.sheet],
  ].filter(([wanted, given]) => wanted !== undefined && (given ?? '').includes(wanted)).length;
  return explained.size + names * 2;
}
