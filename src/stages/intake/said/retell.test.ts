import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../base/problem.ts';
import type { Fact, FactDraft } from '../../../ledger/index.ts';
import { readHistory } from '../../../ledger/service.ts';
import { derivePeople, peopleAsOf, type RosterRow, readRoster, type SeenAgent } from '../../../people/index.ts';
import { importRoster, readSeenAgents, recordSeenAgents } from '../../../people/service.ts';
import { openRecords, type Records } from '../../../platform/db/records.ts';
import type { ImportRecord } from '../../activity/index.ts';
import { keepSaid } from '../store.ts';
import type { Said } from './retell.ts';
import { retellWithout } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-retell-'));
const MONTHS = ['2026-01', '2026-02', '2026-03'] as const;
let records: Records;
let ticks = 0;
const clock = () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000);

beforeAll(async () => {
  records = value(await openRecords({ dataDir: folder }));
});
afterAll(async () => {
  await records.close();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
  return result.value;
}

/** What a file says: of which agent, in which month, who leads. */
interface File {
  readonly as: 'activity' | 'roster';
  readonly lines: readonly { readonly agent: string; readonly month: number; readonly lead: string | null }[];
}
type Step = { readonly file: File } | { readonly undo: number };

const line = fc.record({
  agent: fc.constantFrom('Ann', 'Bob'),
  month: fc.nat(2),
  lead: fc.constantFrom('Li', 'Wu', null),
});
const file: fc.Arbitrary<File> = fc.record({
  as: fc.constantFrom('activity' as const, 'activity' as const, 'roster' as const),
  lines: fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: (l) => `${l.agent} ${l.month}` }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ file }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(5) }) },
);

function saidBy(content: File, importId: string, prefix: string): Said {
  const name = `${importId}.csv`;
  const source = (row: number) => ({ importId, file: name, row });
  if (content.as === 'activity') {
    const seen = content.lines.map(
      ({ agent, month, lead }, i): SeenAgent => ({
        agent: prefix + agent,
        from: `${MONTHS[month]}-01`,
        attributes: { lead },
        source: source(i + 2),
      }),
    );
    return { as: 'activity', seen, why: name };
  }
  const rows = content.lines.map(
    ({ agent, month, lead }, i): RosterRow => ({
      row: i + 2,
      id: prefix + agent,
      valid: `${MONTHS[month]}-01`,
      cells: { lead },
    }),
  );
  return { as: 'roster', rows, roster: { importId, file: name, by: 'hr', why: name, date: '2026-03-31' } };
}

/** An organisation to which only these imports ever came: facts appended one after the other, nothing taken back. */
function afresh(said: readonly Said[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [place, one] of said.entries()) {
    const drafts: readonly FactDraft[] =
      one.as === 'activity'
        ? derivePeople(one.seen, facts, one.why).drafts
        : one.as === 'roster'
          ? readRoster(one.rows, facts, one.roster).drafts
          : one.drafts;
    const known = new Date(Date.UTC(2026, 0, 1) + place * 1000).toISOString();
    facts.push(...drafts.map((draft, i) => ({ ...draft, id: `${place}.${i}`, known })));
  }
  return facts;
}

function leads(facts: readonly Fact[], prefix: string) {
  return MONTHS.map((month) =>
    peopleAsOf(facts, `${month}-15`)
      .filter((person) => person.id.startsWith(prefix))
      .map((person) => [person.id, person.lead]),
  );
}

async function importSaid(said: Said, importId: string): Promise<void> {
  await records.transaction(async (inside) => {
    if (said.as === 'activity')
      value(await recordSeenAgents(inside, await readSeenAgents(inside, said.seen, said.why), clock));
    else if (said.as === 'roster') value(await importRoster(inside, said.rows, said.roster, clock));
    await keepSaid(inside, importId, said);
  });
}

describe('people after imports and undos', () => {
  it('are those of an organisation to which the undone imports never came, whatever the order', async () => {
    const all: ImportRecord[] = [];
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const prefix = `r${run++}-`;
        const mine: { readonly id: string; readonly said: Said }[] = [];
        const standing = () => mine.filter(({ id }) => all.some((one) => one.id === id && one.undone === null));
        for (const [place, one] of steps.entries()) {
          if ('undo' in one) {
            const target = standing()[one.undo];
            if (target === undefined) continue;
            value(await retellWithout(records, target.id, all, { by: 'test', why: 'undo' }, clock));
            const at = all.findIndex(({ id }) => id === target.id);
            all[at] = { ...(all[at] as ImportRecord), undone: clock().toISOString() };
          } else {
            const id = `${prefix}${place}`;
            const said = saidBy(one.file, id, prefix);
            const known = clock().toISOString();
            await importSaid(said, id);
            const nowhere = { file: '', sheet: '', profile: '', hash: '', first: null, last: null, report: null };
            all.push({ id, kind: said.as, known, undone: null, ...nowhere });
            mine.push({ id, said });
          }
          const facts = await readHistory(records, { kinds: ['person.recorded', 'person.alias'] });
          expect(leads(facts, prefix)).toEqual(leads(afresh(standing().map(({ said }) => said)), prefix));
        }
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });
});
