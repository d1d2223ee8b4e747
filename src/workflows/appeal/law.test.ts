import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/index.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import { readFacts, readHistory } from '../../ledger/service.ts';
import { owedBy } from '../payrun/deltas/owed/service.ts';
import { takeDeltas, takenDeltas } from '../payrun/deltas/service.ts';
import type { Run } from '../payrun/index.ts';
import { workOut } from '../payrun/results/service.ts';
import { actor, boss, must, SmallOrganisation } from '../payrun/testing/small.node.ts';
import { tick } from './clock/service.ts';
import { giveVerdict, preview } from './deciding/service.ts';
import { addEvidence } from './evidence/service.ts';
import { answerDecision, fileAppeal } from './filing/service.ts';
import type { Appeal, Correction } from './model.ts';
import { selectAppeal } from './store.ts';
import type { AppealWorld } from './world.node.ts';

/** What an appeal leaves behind: nothing where it was withdrawn, nothing in sum where it was reversed. */

const ann = actor('ann', 'agent', 'ann');
const reviewer = actor('reviewer', 'hr');
let small: SmallOrganisation;
let january: Run;

beforeAll(async () => {
  small = await SmallOrganisation.open();
  await small.hire();
  january = await small.closeRun(await small.prepare('2026-01'));
});
afterAll(() => small.close());

function world(): AppealWorld {
  const known = [ann, reviewer, boss].map(({ account }) => account);
  // The month is paid within the time to appeal.
  const today = async () => small.world.now().slice(0, 10);
  return {
    ...{ ...small.world, today },
    cards: () => [],
    folder: '/nowhere',
    teamOf: async () => new Set<string>(),
    reviews: {
      ...{ ...small.world, imports: async () => [], secret: () => '', forms: () => [], dictionary: () => [] },
      calendar: async () => ({ statutory: new Set(), makeup: new Set(), own: new Map() }),
    },
    accounts: async () => known,
    accountOf: async (id) => known.find((account) => account.id === id) ?? null,
  };
}

async function file(statement: string): Promise<Appeal> {
  const asked = { kind: 'line' as const, ref: `${january.id}/gross_pay`, person: 'ann' };
  return must(await fileAppeal(world(), ann, { ...asked, statement, wish: '', rows: [], question: null }));
}

const corrections = fc.constantFrom<readonly Correction[]>(
  [{ change: 'amount', name: 'extra', amount: '120' }],
  [{ change: 'amount', name: 'extra', amount: '-80' }],
  [{ change: 'record', field: 'base_pay', value: '3300', from: '2026-01-01' }],
  [
    { change: 'input', input: 'base', value: '2900' },
    { change: 'input', input: 'extra', value: '55' },
  ],
);

function rule(who: Actor, id: string, changes: readonly Correction[], move: 'review' | 'final-word') {
  const outcome = changes.length > 0 ? ('upheld' as const) : ('rejected' as const);
  return giveVerdict(world(), who, move, { id, outcome, reason: 'seen', principle: '', corrections: changes });
}

/** The ledger to the byte, what January would be now, and what it owes. */
async function stateOfTheWorld(): Promise<string> {
  const { records } = small.world;
  const history = [...(await readHistory(records, {}))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = history.reduce((newest, fact) => (fact.known > newest ? fact.known : newest), '');
  const pay = [...must(await workOut(small.world, january, { known })).run.pay].map(({ person, evaluation }) => [
    person.id,
    String(evaluation?.frame.values),
  ]);
  const owed = (await owedBy(small.world, { id: 'next', known })).offers;
  return canonicalJson([history, pay, owed] as unknown as Json);
}

describe('an appeal', () => {
  it('withdrawn restores the same bytes, whatever was said and previewed', { timeout: 120_000 }, async () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).filter((one) => !one.includes('\u0000'));
    await fc.assert(
      fc.asyncProperty(text, corrections, (statement, changes) =>
        small.undone(async () => {
          const before = await stateOfTheWorld();
          const appeal = await file(statement);
          must(await preview(world(), reviewer, appeal.id, changes));
          must(await answerDecision(world(), ann, { id: appeal.id, move: 'withdraw', reason: '' }));
          expect(await stateOfTheWorld()).toBe(before);
          // And the number can be contested again.
          expect((await file(statement)).number).toBe(2);
        }),
      ),
      { numRuns: 12 },
    );
  });

  it('withdrawn from the joint review leaves to the byte what the decision before it left', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(corrections, (changes) =>
        small.undone(async () => {
          const { id } = await file('wrong');
          const untouched = await stateOfTheWorld();
          must(await rule(reviewer, id, changes, 'review'));
          const decided = await stateOfTheWorld();
          expect(decided).not.toBe(untouched);
          must(await answerDecision(world(), ann, { id, move: 'ask-joint', reason: 'more' }));
          must(await answerDecision(world(), ann, { id, move: 'withdraw', reason: '' }));
          expect(await stateOfTheWorld()).toBe(decided);
          expect(await selectAppeal(small.world.records, id)).toMatchObject({ state: 'settled', due: null });
        }),
      ),
      { numRuns: 4 },
    );
  });

  it('upheld and then reversed nets to zero, paid out or not', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(corrections, fc.boolean(), fc.boolean(), (changes, paid, accepted) =>
        small.undone(async () => {
          const { id } = await file('wrong');
          must(await rule(reviewer, id, changes, 'review'));
          if (accepted) must(await answerDecision(world(), ann, { id, move: 'accept', reason: '' }));
          const runs: Run[] = [];
          if (paid) runs.push(await settled('2026-02', 1));
          must(await rule(boss, id, [], 'final-word'));
          runs.push(await settled('2026-03', paid ? 1 : 0));
          const deltas = (await Promise.all(runs.map((run) => takenDeltas(small.world.records, run.id)))).flat();
          const january2 = deltas.filter(({ fromRun }) => fromRun === january.id);
          expect(january2.reduce((sum, { difference }) => sum + Math.round(Number(difference) * 100), 0)).toBe(0);
          expect(january2).toHaveLength(paid ? 2 : 0);
          expect(await readFacts(small.world.records, { kinds: ['input.corrected', 'amount.granted'] })).toEqual([]);
        }),
      ),
      { numRuns: 10 },
    );
  });

  it('is settled by silence, and told once before it is late', async () => {
    await small.undone(async () => {
      const { id, due } = await file('wrong');
      const on = (day: string) => ({ ...world(), today: async () => day });
      expect(await tick(on('2026-02-05'))).toEqual({ reminded: 0, late: 0, settled: 0 });
      expect(await tick(on(due ?? ''))).toEqual({ reminded: 1, late: 0, settled: 0 });
      expect(await tick(on('2026-03-20'))).toEqual({ reminded: 0, late: 1, settled: 0 });
      must(await rule(reviewer, id, [{ change: 'amount', name: 'extra', amount: '5' }], 'review'));
      expect(await tick(on('2026-05-20'))).toEqual({ reminded: 0, late: 0, settled: 1 });
      expect(await selectAppeal(small.world.records, id)).toMatchObject({ state: 'settled', due: null });
      expect(await tick(on('2026-05-21'))).toEqual({ reminded: 0, late: 0, settled: 0 });
    });
  });

  it('takes no file that is too large or too many, and keeps nothing of what it refuses', async () => {
    await small.undone(async () => {
      const { id } = await file('wrong');
      const send = (bytes: Uint8Array) =>
        addEvidence(world(), ann, id, {
          filename: 'a.txt',
          file: (async function* () {
            yield bytes;
          })(),
        });
      const large = await send(new Uint8Array(5 * 1024 * 1024 + 1).fill(65));
      expect(large.problems.map(({ code }) => code)).toEqual(['appeal.file-large']);
      const strange = await send(Uint8Array.from([0x4d, 0x5a, 0x00]));
      expect(strange.problems.map(({ code }) => code)).toEqual(['appeal.file-type']);
      expect((await selectAppeal(small.world.records, id))?.evidence).toEqual([]);
    });
  });
});

/** A run that pays every difference there is; how many of January's are among them. */
async function settled(period: string, expected: number): Promise<Run> {
  const run = await small.prepare(period);
  must(await takeDeltas(small.world, actor('hr', 'hr'), { id: run.id, take: null, reason: 'settled' }));
  const own = (await takenDeltas(small.world.records, run.id)).filter(({ fromRun }) => fromRun === january.id);
  expect(own).toHaveLength(expected);
  for (const { reason } of own) expect(reason).toContain('申诉 1：seen');
  return small.closeRun(run);
}
