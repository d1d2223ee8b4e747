import { createAccount } from '../../access/accounts/service.ts';
import type { Account } from '../../access/index.ts';
import type { World } from '../../access/world.node.ts';
import { addDays, type PlainDate } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { readPeople } from '../../people/service.ts';
import { openSession } from '../../workflows/quality/calibration/opening/service.ts';
import {
  agreeReference,
  moveSession,
  type SessionView,
  saveScore,
  sessionLines,
  viewSession,
} from '../../workflows/quality/calibration/service.ts';
import type { Entries, Scorecard } from '../../workflows/quality/index.ts';
import { publishDue } from '../../workflows/quality/reports/service.ts';
import type { QualityWorld } from '../../workflows/quality/service.ts';
import { actorOf } from './actor.ts';

/**
 * Calibration and reports of the demo: one session settled, in which the first inspector is as lenient as in the exports,
 * one that waits for the demo's own inspector, and the reports of the newest days.
 */

export interface DemoRaters {
  readonly world: QualityWorld;
  readonly access: World;
  readonly lastDay: PlainDate;
  readonly accounts: Readonly<Partial<Record<string, Account>>>;
}

const CARD = 'deductions-basic';
/** A week of days is enough to look at, and does not drown the leads in notices. */
const NEWEST = { daily: 5, weekly: 21, monthly: 93 } as const;
const SESSIONS = [
  { title: '尺度校准：退换货会话', count: 8, settled: true },
  { title: '尺度校准：本月新问题', count: 5, settled: false },
] as const;

/** Done once; what is there already stays as it is. */
export async function seedRaters({ world, access, lastDay, accounts }: DemoRaters): Promise<Result<null>> {
  const { quality, manager } = accounts;
  if (!quality || !manager || (await sessionLines(world.records)).length > 0) return ok(null);
  const then = evening(world, lastDay);
  await publishDue(then, addDays(lastDay, 1), NEWEST);
  const inspectors = await inspectorsOf(access, lastDay, quality);
  // One inspector alone has nobody to be compared with.
  if (inspectors.length < 2) return ok(null);
  for (const one of SESSIONS) {
    const seeded = await session(then, { ...one, inspectors, manager, lastDay });
    if (!seeded.ok) return seeded;
  }
  return ok(null);
}

function evening(world: QualityWorld, lastDay: PlainDate): QualityWorld {
  const from = Date.parse(`${lastDay}T12:00:00.000Z`);
  let [ticks, ids] = [0, 0];
  return {
    ...world,
    now: () => new Date(from + ticks++ * 1000).toISOString(),
    today: async () => addDays(lastDay, 1),
    newId: () => `demo-raters-${++ids}`,
    secret: () => `demo-${lastDay}-${ids}`,
  };
}

/** An account for every inspector of the roster; nobody is told the passwords of those that are not on offer. */
async function inspectorsOf(access: World, date: PlainDate, quality: Account): Promise<readonly Account[]> {
  const roster = (await readPeople(access.records, date)).filter(({ post }) => post === 'qa');
  const found: Account[] = [];
  for (const { id, name } of roster) {
    if (id === quality.person) {
      found.push(quality);
      continue;
    }
    const login = `qa-${id.toLowerCase()}`;
    const wanted = { login, name, roles: ['quality'], person: id, password: access.secret(12) } as const;
    const made = await createAccount(access, 'demo', { ...wanted, mustChangePassword: false });
    // A roster may have given the person an account already.
    if (made.ok) found.push(made.value);
  }
  return found;
}

interface Wanted {
  readonly title: string;
  readonly count: number;
  readonly settled: boolean;
  readonly inspectors: readonly Account[];
  readonly manager: Account;
  readonly lastDay: PlainDate;
}

async function session(world: QualityWorld, wanted: Wanted): Promise<Result<null>> {
  const { title, count, settled, inspectors, manager, lastDay } = wanted;
  const opened = await openSession(world, actorOf(manager), {
    ...{ title, card: CARD, due: addDays(lastDay, 7), contacts: [] },
    inspectors: inspectors.map(({ id }) => id),
    draw: { count, of: 'all', period: lastDay.slice(0, 7) },
  });
  if (!opened.ok) return opened;
  const { id } = opened.value.session;
  const view = await viewSession(world, actorOf(manager), id);
  if (!view.ok) return view;
  for (const [place, account] of inspectors.entries()) {
    // The demo's own inspector comes last and has scored two of the open session.
    const owes = !settled && place === inspectors.length - 1;
    const scored = await scoreAs(world, account, view.value, { place, upTo: owes ? 2 : count });
    if (!scored.ok) return scored;
  }
  return settled ? settle(world, manager, view.value) : ok(null);
}

async function scoreAs(
  world: QualityWorld,
  account: Account,
  { session: { id }, card, conversations }: SessionView,
  { place, upTo }: { readonly place: number; readonly upTo: number },
): Promise<Result<null>> {
  for (const [number, { contact }] of conversations.slice(0, upTo).entries()) {
    const given = { entries: entriesOf(card, number, place), remark: '', revision: 0, submit: true };
    const saved = await saveScore(world, actorOf(account), { id, contact }, given);
    if (!saved.ok) return failed(...saved.problems);
  }
  return ok(null);
}

async function settle(world: QualityWorld, manager: Account, view: SessionView): Promise<Result<null>> {
  const { id } = view.session;
  const closed = await moveSession(world, actorOf(manager), { id, move: 'close', reason: '' });
  if (!closed.ok) return closed;
  for (const [number, { contact }] of view.conversations.entries()) {
    const agreed = await agreeReference(world, actorOf(manager), { id, contact }, honest(view.card, number));
    if (!agreed.ok) return agreed;
  }
  const settled = await moveSession(world, actorOf(manager), { id, move: 'settle', reason: '' });
  return settled.ok ? ok(null) : settled;
}

/** What is right: two items of each conversation have a fault, never the critical ones. */
function honest(card: Scorecard, number: number): Entries {
  const items = card.sections.flatMap((section) => section.items);
  const plain = items.filter(({ critical }) => !critical);
  const faulty = new Set([plain[(number * 3) % plain.length]?.id, plain[(number * 5 + 1) % plain.length]?.id]);
  return Object.fromEntries(
    items.map(({ id, steps }) => [id, { value: (faulty.has(id) ? steps.at(-1) : steps[0])?.toString() ?? '0' }]),
  );
}

/** The first inspector takes the step below; each of the others sees one thing otherwise, now and then. */
function entriesOf(card: Scorecard, number: number, place: number): Entries {
  const right = honest(card, number);
  const items = card.sections.flatMap((section) => section.items).filter(({ critical }) => !critical);
  if (place === 0) {
    const milder = items.map(({ id, steps }) => [id, { value: below(steps, right[id]?.value ?? '0') }] as const);
    return { ...right, ...Object.fromEntries(milder) };
  }
  const odd = items[(number + place * 4) % items.length];
  if (!odd || (number + place) % 3 !== 0) return right;
  return { ...right, [odd.id]: { value: odd.steps[1]?.toString() ?? '0' } };
}

function below(steps: Scorecard['sections'][number]['items'][number]['steps'], value: string): string {
  const at = steps.findIndex((step) => step.toString() === value);
  return steps[Math.max(0, at - 1)]?.toString() ?? value;
}
