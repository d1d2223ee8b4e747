import type { Account, Actor } from '../../access/index.ts';
import { addDays, type PlainDate } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Entries, Entry, Scorecard } from '../../workflows/quality/index.ts';
import { NOT_APPLICABLE } from '../../workflows/quality/index.ts';
import { claimNext, drawDay, draws, type QualityWorld, saveDraft, submit } from '../../workflows/quality/service.ts';
import { actorOf } from './actor.ts';

/** Quality control of the demo: its two newest days drawn, a part of them scored by its inspector and its lead, the rest owed. */

const DRAWN_DAYS = 2;
const SCORED = { quality: 36, lead: 16 } as const;
const PLANS = ['basic', 'vip', 'voice'] as const;

export interface DemoQuality {
  readonly world: QualityWorld;
  /** The newest day with conversations. */
  readonly lastDay: PlainDate;
  readonly accounts: Readonly<Partial<Record<string, Account>>>;
}

/** Done once; what is there already stays as it is. */
export async function seedQuality({ world, lastDay, accounts }: DemoQuality): Promise<Result<null>> {
  const { quality, lead, agent } = accounts;
  if (!quality || !lead || !agent || (await draws(world.records, 1)).length > 0) return ok(null);
  const then = at(world, lastDay);
  const by = { account: quality.id, person: quality.person, name: quality.name };
  for (let back = DRAWN_DAYS - 1; back >= 0; back -= 1) {
    const day = addDays(lastDay, -back);
    for (const plan of PLANS) await drawDay(then, by, { plan, day, seed: `demo-${plan}-${day}` });
  }
  for (const [account, count] of [
    [quality, SCORED.quality],
    [lead, SCORED.lead],
  ] as const) {
    const scored = await scoreSome(then, actorOf(account), count, agent.person);
    if (!scored.ok) return scored;
  }
  return begin(then, actorOf(quality));
}

/** The demo's world on the evening after its last day; agents still have all their days to answer. */
function at(world: QualityWorld, lastDay: PlainDate): QualityWorld {
  const evening = Date.parse(`${lastDay}T10:00:00.000Z`);
  let ticks = 0;
  let ids = 0;
  return {
    ...world,
    now: () => new Date(evening + ticks++ * 1000).toISOString(),
    today: async () => addDays(lastDay, 1),
    newId: () => `demo-${++ids}`,
    scoreUntil: async () => world.scoreUntil(await world.today()),
    answerUntil: async () => world.answerUntil(await world.today()),
  };
}

/** The demo's agent has something to read: one check with a fault, then as for everybody. */
const STORY = 7;

async function scoreSome(world: QualityWorld, actor: Actor, count: number, hero: string | null): Promise<Result<null>> {
  let told = false;
  for (let number = 0; number < count; number += 1) {
    const begun = await claimNext(world, actor);
    // Fewer were drawn than are wanted: a small demo.
    if (!begun.ok) return ok(null);
    const { check, card } = begun.value;
    const story: boolean = check.person === hero && !told;
    told ||= story;
    const entries = entriesFor(card, story ? STORY : number);
    const done = await submit(world, actor, check.id, { entries, remark: remarkOf(number), revision: check.revision });
    if (!done.ok) return failed(...done.problems);
  }
  return ok(null);
}

/** One conversation begun and left, so that the queue has something to go on with. */
async function begin(world: QualityWorld, actor: Actor): Promise<Result<null>> {
  const begun = await claimNext(world, actor);
  if (!begun.ok) return ok(null);
  const { check, card } = begun.value;
  const first = Object.entries(entriesFor(card, 1)).slice(0, 3);
  const draft = { entries: Object.fromEntries(first), remark: '', revision: check.revision };
  const saved = await saveDraft(world, actor, check.id, draft);
  return saved.ok ? ok(null) : failed(...saved.problems);
}

const NOTES = ['“您自己看一下规则”，没有解释', '只答了第一个问题', '承诺回电后没有登记', '等了三分钟没有安抚'] as const;

/** Three in ten have a fault, one in thirty-six a critical one; each on another item. */
function entriesFor(card: Scorecard, number: number): Entries {
  const items = card.sections.flatMap((section) => section.items);
  const plain = items.filter(({ critical }) => !critical);
  const faulty = [0, 3, 7].includes(number % 10) ? plain[number % plain.length] : undefined;
  const severe = number === 23 ? items.find(({ critical }) => critical) : undefined;
  const missing = plain.at(-1 - (number % 3));
  return Object.fromEntries(
    items.map((item): [string, Entry] => {
      if (item === faulty || item === severe) {
        const value = item.steps[1]?.toString() ?? '0';
        return [
          item.id,
          { value, cause: card.causes[number % card.causes.length]?.id, note: NOTES[number % NOTES.length] },
        ];
      }
      return [item.id, { value: item === missing && item.mayNotApply && number % 4 === 1 ? NOT_APPLICABLE : '0' }];
    }),
  );
}

function remarkOf(number: number): string {
  return number % 5 === 0 ? '耐心，步骤讲得清楚。' : number % 10 === 3 ? '先安抚，再查订单。' : '';
}
