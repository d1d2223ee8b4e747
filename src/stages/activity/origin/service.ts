import { readHistory } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import { type LinkFrom, linksOf } from './links.ts';

/** As they are said today, whatever moment a number is told of: an address is where a row is now, and moves no number. */
export async function readLinks(records: Records): Promise<readonly LinkFrom[]> {
  return linksOf(await readHistory(records, { kinds: ['setting.changed'] }));
}
