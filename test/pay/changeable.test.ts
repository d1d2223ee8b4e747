import { expect, it } from 'vitest';
import { CHANGEABLE } from '../../src/people/ui/changeable.ts';
import { ROSTER_COLUMNS } from '../../src/stages/intake/model.ts';

it('lets one person be mended on their page, without a file: all that a roster brings can be changed there', () => {
  const itself: ReadonlySet<string> = new Set(['id', 'from', 'aliases']);
  const missing = ROSTER_COLUMNS.filter((column) => !itself.has(column) && !new Set<string>(CHANGEABLE).has(column));
  expect(missing).toEqual([]);
});
