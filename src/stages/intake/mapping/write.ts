import { stringify } from 'yaml';
import type { MappingProfile, Source } from '../model.ts';

/** A profile as YAML, as `readProfile` reads it: a confirmed proposal is kept for next time. */
export function writeProfile(profile: MappingProfile): string {
  const { match } = profile;
  return stringify(
    {
      profile: profile.id,
      title: profile.title,
      ...(profile.note !== undefined && { note: profile.note }),
      kind: profile.kind,
      match: {
        headers: match.headers,
        ...(match.without.length > 0 && { without: match.without }),
        ...(match.file !== undefined && { file: match.file }),
        ...(match.sheet !== undefined && { sheet: match.sheet }),
      },
      ...(Object.keys(profile.also).length > 0 && { also: profile.also }),
      ...(profile.rows.drop.length > 0 && { drop: profile.rows.drop }),
      columns: sourcesOut(profile.columns),
      ...(Object.keys(profile.person).length > 0 && { person: sourcesOut(profile.person) }),
      ...(profile.ignore.length > 0 && { ignore: profile.ignore }),
    },
    // Quoted texts survive a second reading whatever they hold: `y`, `1.0`, `2024-01-05`.
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  );
}

function sourcesOut(sources: Readonly<Record<string, Source>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(sources).map(([target, source]) => [target, sourceOut(source)]));
}

function sourceOut(source: Source): unknown {
  if ('dateIn' in source) return { date_in: source.dateIn };
  return 'column' in source && Object.keys(source).length === 1 ? source.column : source;
}
