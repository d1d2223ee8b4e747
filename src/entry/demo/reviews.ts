import type { Account } from '../../access/index.ts';
import { addDays, monthOf, type Period, type PlainDate, previousPeriod } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { workdaysFrom } from '../../base/working-days.ts';
import { datedIn, type Fact } from '../../ledger/index.ts';
import { readHistory } from '../../ledger/service.ts';
import { owedIn } from '../../workflows/review/board/service.ts';
import { adjust, calibrationOf } from '../../workflows/review/calibration/service.ts';
import { moveCycle, openCycle, pageOfCycles } from '../../workflows/review/cycles/service.ts';
import type { Cycle, Entry } from '../../workflows/review/index.ts';
import { judgedItems } from '../../workflows/review/index.ts';
import type { Mover } from '../../workflows/review/mover.node.ts';
import { type GivenRating, rate, sheetOf } from '../../workflows/review/ratings/service.ts';
import { signTalk, writeTalk } from '../../workflows/review/talks/service.ts';
import type { ReviewWorld } from '../../workflows/review/world.node.ts';

/**
 * Reviews of the demo: the month before the newest judged, released and talked about; the newest half done. The ratings
 * are those that the demo's file of facts says, so that the release replaces each by its equal and no pay moves.
 */

export interface DemoReviews {
  readonly world: ReviewWorld;
  /** The newest day with conversations. */
  readonly lastDay: PlainDate;
  readonly accounts: Readonly<Partial<Record<string, Account>>>;
}

/** Done once; what is there already stays as it is. */
export async function seedReviews({ world, lastDay, accounts }: DemoReviews): Promise<Result<null>> {
  const { hr, manager, lead, agent } = accounts;
  if (!hr || !manager || (await pageOfCycles(world.records, {}, 1)).length > 0) return ok(null);
  const newest = monthOf(lastDay);
  const before = previousPeriod(newest);
  const people = {
    hr: moverOf(hr),
    manager: moverOf(manager),
    lead: lead && moverOf(lead),
    agent: agent && moverOf(agent),
  };
  const released = await releasedMonth(world, before, people);
  return released.ok ? halfDone(world, newest, people) : released;
}

/** Workdays after a month on which its reviews are opened, released and talked about; and on which the newest one stands half done. */
const OPENED = 3;
const RELEASED = 7;
const TALKED = 9;
const HALF_DONE = 2;

interface Hands {
  readonly hr: Mover;
  readonly manager: Mover;
  readonly lead: Mover | undefined;
  readonly agent: Mover | undefined;
}

async function releasedMonth(outer: ReviewWorld, month: Period, hands: Hands): Promise<Result<null>> {
  const said = await saidIn(outer, month);
  // A demo of one month has no month before.
  if (said.size === 0) return ok(null);
  if (await isAhead(outer, month, TALKED)) return ok(null);
  const world = await at(outer, month, OPENED);
  const opened = await openCycle(world, hands.hr, { period: month.text, seed: `demo-${month.text}` });
  if (!opened.ok) return opened;
  const { cycle } = opened.value;
  const rated = await everybodyRates(world, cycle, said, () => true);
  if (!rated.ok) return rated;
  const reason = '个别同事未评，权重由其余来源分担';
  const summed = await moveCycle(world, hands.hr, { id: cycle.id, move: 'sum', reason });
  if (!summed.ok) return summed;
  const calibrated = await calibrate(world, cycle, hands);
  if (!calibrated.ok) return calibrated;
  const later = await at(outer, month, RELEASED);
  const submitted = await moveCycle(later, hands.hr, { id: cycle.id, move: 'submit', reason: '' });
  if (!submitted.ok) return submitted;
  const released = await moveCycle(later, hands.manager, { id: cycle.id, move: 'release', reason: '' });
  return released.ok ? talks(await at(outer, month, TALKED), cycle, hands) : released;
}

/** One rating looked at again, to what it was: the visitor sees who did so and why, and nobody's pay moves. */
async function calibrate(world: ReviewWorld, cycle: Cycle, { manager }: Hands): Promise<Result<null>> {
  const sums = await calibrationOf(world, cycle.id, manager);
  if (!sums.ok) return sums;
  const best = sums.value.people
    .filter(({ score, form }) => score !== null && form === 'frontline')
    .sort((a, b) => Number(b.score) - Number(a.score))[0];
  const said = best && (await saidIn(world, monthOf(`${cycle.period}-01`))).get(`${best.person} supervisor teamwork`);
  if (!best || !said) return ok(null);
  const why = '校准会复核：跨组支援记录属实，维持原分';
  const { person } = best;
  const kept = await adjust(world, manager, { id: cycle.id, person, item: 'teamwork', score: said.score, why });
  return kept.ok ? ok(null) : kept;
}

/** The lead's first talks: the demo's agent has still to sign, another has. */
async function talks(world: ReviewWorld, cycle: Cycle, { lead, agent }: Hands): Promise<Result<null>> {
  if (!lead?.person || !agent?.person) return ok(null);
  const record = '肯定了本月的接待量和首响；会话收尾偏急，客户追问时容易重复话术。双方同意先改收尾。';
  const heldOn = addDays(await world.today(), -1);
  const plan = [
    { aim: '收尾不急', action: '结束前确认一次“还有别的需要吗”，组长每周抽听 3 通', due: addDays(heldOn, 30) },
    { aim: '减少重复话术', action: '整理 10 条追问应答，月底在组内分享', due: addDays(heldOn, 21) },
  ];
  const place = { cycle: cycle.id, person: agent.person };
  const held = await writeTalk(world, lead, place, { heldOn, record, plan });
  if (!held.ok) return held;
  const signed = await signTalk(world, lead, place, '');
  return signed.ok ? ok(null) : signed;
}

/** Everybody has assessed themselves but the demo's agent; half of the leads and peers have spoken. */
async function halfDone(outer: ReviewWorld, month: Period, { hr, lead, agent }: Hands): Promise<Result<null>> {
  if (await isAhead(outer, month, HALF_DONE)) return ok(null);
  const world = await at(outer, month, HALF_DONE);
  const opened = await openCycle(world, hr, { period: month.text, seed: `demo-${month.text}` });
  if (!opened.ok) return opened;
  const given = (entry: Entry) => {
    if (entry.rater === agent?.person) return false;
    if (entry.step === 'self') return true;
    // The lead whom visitors sign in as has begun with some of the team.
    if (entry.rater === lead?.person) return Number(entry.person.slice(-1)) % 3 === 0;
    return Number(entry.rater.slice(-1)) % 2 === 0;
  };
  return everybodyRates(world, opened.value.cycle, await saidIn(outer, month), given);
}

interface Said {
  readonly score: string;
  /** How many stand behind it. */
  readonly raters: number;
}

/** What the demo's file says of a month, by person, source and item. */
async function saidIn({ records }: ReviewWorld, month: Period): Promise<ReadonlyMap<string, Said>> {
  const history = await readHistory(records, { kinds: ['rating.given'], period: month });
  return new Map(datedIn(history, month).map((fact) => [keyOf(fact), saidOf(fact)]));
}

const keyOf = ({ subject, data }: Fact) => `${subject} ${data.source} ${data.item}`;
const saidOf = ({ data }: Fact): Said => ({ score: String(data.score), raters: Number(data.raters ?? 1) });

async function everybodyRates(
  world: ReviewWorld,
  cycle: Cycle,
  said: ReadonlyMap<string, Said>,
  chosen: (entry: Entry) => boolean,
): Promise<Result<null>> {
  for (const rater of await ratersOf(world, cycle)) {
    const sheet = await sheetOf(world, cycle.id, rater);
    if (!sheet.ok) return sheet;
    const { forms, entries } = sheet.value;
    const ratings = entries.filter(chosen).flatMap((entry): readonly GivenRating[] => {
      const form = forms.find(({ id }) => id === entry.form);
      return form
        ? ratingOf(
            entry,
            judgedItems(form).map(({ id }) => id),
            said,
          )
        : [];
    });
    const mover = { account: `demo:${rater}`, name: rater, person: rater };
    const done = ratings.length === 0 ? ok(null) : await rate(world, mover, rater, { cycle: cycle.id, ratings });
    if (!done.ok) return failed(...done.problems);
  }
  return ok(null);
}

async function ratersOf(world: ReviewWorld, cycle: Cycle): Promise<readonly string[]> {
  const rows = await owedIn(world, cycle.id, { late: false }, 100_000);
  return [...new Set(rows.map(({ rater }) => rater))];
}

const SOURCE = { self: 'self', lead: 'supervisor', peer: 'peer' } as const;

/** As the file has it; of posts whom the file does not judge, something near the middle. Nobody else is spoken of where it is silent. */
function ratingOf(entry: Entry, items: readonly string[], said: ReadonlyMap<string, Said>): readonly GivenRating[] {
  const { step, person } = entry;
  const known = items.map((item) => said.get(`${person} ${SOURCE[step]} ${item}`));
  const ofOthers = !items.includes('service_mind');
  // Two peers of the file were not heard: here as there.
  const silent = known.every((one) => one === undefined || (step === 'peer' && one.raters < 3));
  if (silent && !ofOthers) return [];
  const middle = (item: string) =>
    String(78 + ([...`${person}${entry.rater}${item}`].reduce((sum, c) => sum + c.charCodeAt(0), 0) % 15));
  const scores = items.map((item, i) => [item, known[i]?.score ?? middle(item)] as const);
  return [{ step, person, scores: Object.fromEntries(scores), note: '', done: true }];
}

/**
 * What is to come has not happened: the ledger hears in order, so that whatever is decided next would count from a day ahead of
 * the clock, too.
 */
async function isAhead(world: ReviewWorld, month: Period, workdays: number): Promise<boolean> {
  return workdaysFrom(await world.calendar(), month.last, workdays) > (await world.today());
}

/** The demo's world so many workdays after a month, its clock going on by the second. */
async function at(world: ReviewWorld, month: Period, workdays: number): Promise<ReviewWorld> {
  const day = workdaysFrom(await world.calendar(), month.last, workdays);
  if (day === (await world.today())) return world;
  const morning = Date.parse(`${day}T01:00:00.000Z`);
  let ticks = 0;
  return { ...world, now: () => new Date(morning + ticks++ * 1000).toISOString(), today: async () => day };
}

function moverOf({ id, name, person }: Account): Mover {
  return { account: id, name, person };
}
