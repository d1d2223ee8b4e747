import type { PlainDate } from '../../base/period.ts';
import type { FactDraft } from '../../ledger/index.ts';
import { appendFacts, readFacts } from '../../ledger/service.ts';
import { claimNames } from '../../people/index.ts';
import { readPeople } from '../../people/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { type Appeal, lastRuling } from './model.ts';
import { isOverturned } from './rates.ts';

const DECIDED = 'appeal.decided';

/**
 * What an appeal against a check came to, as a fact about whoever made the check: 1 where it changed something, else 0, so that
 * the mean of a month's facts is the rate a plan reads. Who decides it anew afterwards says that fact anew.
 */
export async function recordDecided(
  inside: Records,
  appeal: Appeal,
  { now, today }: { readonly now: string; readonly today: PlainDate },
): Promise<void> {
  const ruling = lastRuling(appeal);
  const { inspector } = appeal.object;
  if (ruling === null || inspector === null) return;
  const person = claimNames(await readPeople(inside, today)).personOf(inspector);
  if (person === undefined) return;
  const said = await readFacts(inside, { kinds: [DECIDED], subjects: [person] });
  const before = said.find(({ data }) => data.appeal === appeal.id);
  const amount = isOverturned(appeal) ? 1 : 0;
  if (before?.data.amount === amount) return;
  const fact: FactDraft = {
    kind: DECIDED,
    subject: person,
    valid: before?.valid ?? today,
    until: null,
    by: ruling.by.map(({ name }) => name).join('、'),
    why: `申诉 ${appeal.number}：${ruling.reason}`,
    replaces: before?.id ?? null,
    data: { amount, appeal: appeal.id },
    source: null,
  };
  const appended = await appendFacts(inside, [fact], () => new Date(now));
  if (!appended.ok) throw new Error(`a decision cannot be recorded: ${appended.problems[0]?.code}`);
}
