import type { Period } from '../../../base/period.ts';
import { hasFactsOf, readBeyond } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import type { Kind } from '../model.ts';
import type { LentTable } from '../port.ts';
import { readSealing } from '../store.ts';
import { BIRTHS } from './model.ts';
import { bornFacts, bornTable } from './rows.ts';

/** Where born rows are kept: facts in the organisation's records, sealings in those of the catalogue. */
export interface BornStores {
  readonly organisation: Records;
  readonly catalogue: Records;
}

/** What a reader of a period is lent beside the stored rows: see `ActivityReader.born`. */
export async function readBorn(
  { organisation, catalogue }: BornStores,
  kind: Kind,
  period: Period,
  known?: string,
): Promise<LentTable | null> {
  const birth = BIRTHS[kind];
  // One look into an index is all that an organisation pays where nothing is born.
  if (birth === undefined || !(await hasFactsOf(organisation, birth.fact))) return null;
  const sealing = await readSealing(catalogue, kind, known);
  const beyond = sealing && { valid: sealing.through, known: sealing.known };
  const facts = await readBeyond(organisation, { kind: birth.fact, days: period, beyond, known });
  return bornTable(kind, bornFacts(kind, facts, sealing), period);
}
