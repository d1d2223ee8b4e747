import { useSay } from '../../platform/ui/texts.ts';
import { kindTitle } from '../kind-titles.ts';

export function useKindTitle(): (kind: string) => string {
  const say = useSay();
  return (kind) => say(kindTitle(kind));
}
