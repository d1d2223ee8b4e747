import { canonicalJson } from '../base/json.ts';
import type { Fact, FactDraft } from './model.ts';

/**
 * Whether something said before no longer holds because a later statement about the same subject and day said otherwise:
 * saying it again then counts again. Only statements that take each other's place can be overruled; amounts add up.
 */
export function isOverruled(
  { kind, subject, valid, data }: Pick<FactDraft, 'kind' | 'subject' | 'valid' | 'data'>,
  standing: readonly Pick<Fact, 'kind' | 'subject' | 'valid' | 'data'>[],
): boolean {
  if (kind !== 'person.recorded') return false;
  const same = standing.filter((one) => one.kind === kind && one.subject === subject && one.valid === valid);
  return Object.entries(data).some(([field, value]) => {
    const last = same.findLast((one) => field in one.data);
    return last !== undefined && canonicalJson(last.data[field] ?? null) !== canonicalJson(value);
  });
}
