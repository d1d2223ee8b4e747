import { addDays, type PlainDate, wholeMonths } from '../base/period.ts';
import { SHIFT_HOURS, SHIFT_START } from './days.ts';
import type { AgentPost, DemoDay, DemoOrganisation, DemoPerson } from './model.ts';
import { type Random, randomFor } from './random.ts';

export interface DemoContact {
  readonly id: string;
  readonly person: DemoPerson;
  readonly date: PlainDate;
  /** `2026-01-05 09:12:33`. */
  readonly startedAt: string;
  readonly channel: string;
  readonly issue: string;
  readonly customer: string;
  readonly shift: string;
  readonly answered: boolean;
  readonly firstResponse: number;
  readonly averageResponse: number;
  readonly rounds: number;
  readonly handleTime: number;
  readonly resolved: boolean;
  readonly transferred: boolean;
  readonly rating: number | null;
  readonly order: string;
}

const A_DAY: Readonly<Record<AgentPost, number>> = { basic: 24, vip: 15, voice: 30 };
const CHANNELS: Readonly<Record<AgentPost, readonly (readonly [string, number])[]>> = {
  basic: [
    ['在线', 80],
    ['APP', 20],
  ],
  vip: [
    ['在线', 60],
    ['企业微信', 40],
  ],
  voice: [['电话', 100]],
};
/** Issue, its weight, how long it takes against the mean, how often it is solved. */
const ISSUES: readonly (readonly [{ name: string; length: number; solved: number }, number])[] = [
  [{ name: '物流查询', length: 0.7, solved: 0.94 }, 30],
  [{ name: '商品咨询', length: 0.9, solved: 0.95 }, 24],
  [{ name: '退换货', length: 1.4, solved: 0.82 }, 18],
  [{ name: '优惠活动', length: 0.7, solved: 0.96 }, 12],
  [{ name: '发票', length: 0.8, solved: 0.9 }, 6],
  [{ name: '质量投诉', length: 2.1, solved: 0.68 }, 6],
  [{ name: '账号与支付', length: 1.2, solved: 0.86 }, 4],
];

/** What presses on an agent's numbers on one day; 1 is an experienced agent in the daytime. */
function pressureOn(day: DemoDay): { readonly slower: number; readonly worse: number } {
  const fresh = wholeMonths(day.person.hired, day.date) < 3;
  const night = day.shift === '晚班';
  return {
    slower: (fresh ? 1.35 : 1) * (night ? 1.3 : 1) * (1 - 0.06 * day.person.skill),
    worse: (fresh ? 1.6 : 1) * (night ? 1.15 : 1) * (1 - 0.15 * day.person.skill),
  };
}

/** A day's contacts are told by five tables; they are made once. */
const made = new WeakMap<DemoDay, readonly DemoContact[]>();

/** The contacts of one agent's day, in the order of the clock. */
export function contactsOf(org: DemoOrganisation, day: DemoDay): readonly DemoContact[] {
  const known = made.get(day);
  if (known) return known;
  const contacts = makeContacts(org, day);
  made.set(day, contacts);
  return contacts;
}

function makeContacts(org: DemoOrganisation, day: DemoDay): readonly DemoContact[] {
  const { person, date } = day;
  const random = randomFor(org.size.seed, 'contacts', person.id, date);
  const post = person.post as AgentPost;
  const pressure = pressureOn(day);
  const sale = /-(06-(0[1-9]|1[0-8])|11-(0[1-9]|1[01]))$/.test(date) ? 1.8 : 1;
  const volume = A_DAY[post] * sale * (person.gaming ? 1.3 : 1) * (0.85 + random.next() * 0.3);
  const count = Math.max(4, Math.round(volume / (0.6 + 0.4 * pressure.slower)));
  const seconds = Array.from({ length: count }, () => random.int(0, SHIFT_HOURS * 3600 - 1)).sort((a, b) => a - b);
  return seconds.map((second, index) => contact(org, day, pressure, random, index, second));
}

function contact(
  org: DemoOrganisation,
  day: DemoDay,
  pressure: ReturnType<typeof pressureOn>,
  random: Random,
  index: number,
  second: number,
): DemoContact {
  const { person, date } = day;
  const post = person.post as AgentPost;
  // A customer whose problem was not solved is back within days, and routed to the same agent.
  const returns = random.chance(person.gaming ? 0.3 : 0.05);
  const asked = returns
    ? customerOf(org, person, addDays(date, -random.int(1, 3)), random.int(0, 8))
    : customerOf(org, person, date, index);
  const answered = random.chance(post === 'voice' ? 0.95 : 0.985);
  const typical = (post === 'voice' ? 260 : post === 'vip' ? 420 : 330) * asked.issue.length;
  const handleTime = Math.round(random.skewed(typical * pressure.slower * (person.gaming ? 0.55 : 1))) + 15;
  const resolved = answered && random.chance(person.gaming ? 0.97 : 1 - (1 - asked.issue.solved) * pressure.worse);
  const rated = answered && random.chance(person.gaming ? 0.12 : 0.42);
  return {
    id: `C${date.replaceAll('-', '')}${person.id}${String(index + 1).padStart(3, '0')}`,
    person,
    date,
    startedAt: `${date} ${clock(SHIFT_START[day.shift] * 3600 + second)}`,
    channel: random.weighted(CHANNELS[post]),
    issue: asked.issue.name,
    customer: asked.id,
    shift: day.shift,
    answered,
    firstResponse: Math.round(random.skewed((post === 'voice' ? 9 : 18) * pressure.slower)) + 1,
    averageResponse: Math.round(random.skewed((post === 'voice' ? 12 : 34) * pressure.slower)) + 3,
    rounds: random.int(2, 14),
    handleTime,
    resolved,
    transferred: answered && random.chance(0.04 * pressure.worse),
    rating: rated ? rating(random, person.gaming ? 0.3 : resolved ? pressure.worse : pressure.worse * 4) : null,
    order: random.chance(0.55) ? `D${date.replaceAll('-', '')}${random.int(100_000, 999_999)}` : '',
  };
}

/** The n-th new customer of an agent's day, with what they ask: the same whoever needs to know. */
function customerOf(org: DemoOrganisation, person: DemoPerson, date: PlainDate, n: number) {
  const random = randomFor(org.size.seed, 'customer', person.id, date, n);
  return { id: `U${random.int(10_000_000, 99_999_999)}`, issue: random.weighted(ISSUES) };
}

function rating(random: Random, worse: number): number {
  return random.weighted([
    [5, 74],
    [4, 14],
    [3, 5 * worse],
    [2, 3 * worse],
    [1, 4 * worse],
  ]);
}

export function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
