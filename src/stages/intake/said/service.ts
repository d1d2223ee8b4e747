import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { type Clock, readHistory, replaceImported } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { ImportRecord } from '../../activity/index.ts';
import { readSaid } from '../store.ts';
import { retell } from './retell.ts';

/** Makes the facts of imports what they would be had one of them never come. */
export async function retellWithout(
  records: Records,
  importId: string,
  imports: readonly ImportRecord[],
  decision: { readonly by: string; readonly why: string },
  clock: Clock,
): Promise<Result<null>> {
  const said = await readSaid(records);
  const told = imports.flatMap(({ id, known, undone }) => {
    const one = said.get(id);
    return one === undefined || undone !== null || id === importId ? [] : [{ importId: id, known, said: one }];
  });
  const kinds = new Set(['person.recorded', 'person.alias']);
  for (const one of said.values()) if (one.as === 'fact') for (const { kind } of one.drafts) kinds.add(kind);
  const history = await readHistory(records, { kinds: [...kinds] });
  const retelling = retell(told, new Set([...said.keys(), importId]), history);
  const replaced = await replaceImported(records, retelling, decision, clock);
  return replaced.ok ? ok(null) : replaced;
}

/** Carries problems out of a transaction, which must throw to be undone. */
class Refused extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message.en).join('\n'));
    this.problems = problems;
  }
}

/** The value, or the end of the transaction. */
export function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result.problems);
}

/** A refusal inside `work` as the failure it is. */
export async function refusable<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return failed(...error.problems);
    throw error;
  }
}
