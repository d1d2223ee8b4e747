import type { Result } from '../../../base/problem.ts';
import type { MappingProfile } from '../model.ts';
import { readProfile } from './profile.ts';
import { writeProfile } from './write.ts';

/** A profile that came from outside, held to the same rules as one that is read from a file. */
export function checkedProfile(profile: MappingProfile): Result<MappingProfile> {
  return readProfile(writeProfile(profile), profile.id);
}
