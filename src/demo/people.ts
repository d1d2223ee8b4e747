import { addDays, addMonths, type PlainDate, period, wholeMonths } from '../base/period.ts';
import type { AgentPost, DemoOrganisation, DemoPerson, DemoSize, Level, Post } from './model.ts';
import { GIVEN_NAMES, NICKNAMES, SURNAMES } from './names.ts';
import { type Random, randomFor } from './random.ts';

/** Begun no earlier: the shipped plans are in force by then, and the calendar is known. */
const EARLIEST = '2026-01-01';
const TEAM_SIZE = 15;
const TEAM_NAMES = [
  '晨曦',
  '启明',
  '远航',
  '青禾',
  '知行',
  '和风',
  '星河',
  '雨燕',
  '长空',
  '若谷',
  '初心',
  '磐石',
] as const;
const BASE: Readonly<Record<Post, number>> = {
  basic: 3000,
  vip: 3600,
  voice: 3300,
  lead: 5200,
  qa: 4300,
  manager: 9000,
  hr: 5600,
};
const LEVEL_RAISE: Readonly<Record<Level, number>> = { junior: 0, intermediate: 300, senior: 700, principal: 1200 };
const POST_SHARES: readonly (readonly [AgentPost, number])[] = [
  ['basic', 0.58],
  ['vip', 0.2],
  ['voice', 0.22],
];

/** Everybody, in the order of their numbers: managers, inspectors, then team by team the lead and the agents. */
export function buildOrganisation(size: DemoSize): DemoOrganisation {
  const begins = firstDayOf(size);
  const span = period(`${begins.slice(0, 7)}..${addMonths(begins, size.months - 1).slice(0, 7)}`);
  const random = randomFor(size.seed, 'people');
  const nameOf = namer(random);
  const people: DemoPerson[] = [];
  const hire = (post: Post, team: string, lead: string, level: Level, hired: PlainDate): DemoPerson => {
    const number = people.length + 1;
    const person: DemoPerson = {
      id: `K${String(number).padStart(4, '0')}`,
      name: nameOf(),
      nick: `绩薪商城:${NICKNAMES[number % NICKNAMES.length]}${number}`,
      post,
      level,
      team,
      lead,
      project: post === 'vip' ? '会员' : post === 'voice' ? '热线' : random.pick(['家电', '服饰', '食品']),
      hired,
      base: BASE[post] + LEVEL_RAISE[level],
      promoted: null,
      skill: random.bell(),
      rest: random.int(1, 7),
      gaming: false,
    };
    people.push(person);
    return person;
  };
  const long = () => addDays(begins, -random.int(700, 2600));
  const manager = hire('manager', '管理', '', 'principal', long());
  const inspectorCount = Math.max(2, Math.round(size.people / 30));
  for (let i = 0; i < inspectorCount; i++) hire('qa', '质检', manager.name, 'senior', long());
  let index = 0;
  // The last place is HR's: whoever prepares pay is paid too, and cannot approve it.
  const agentsTo = size.people - 1;
  while (people.length < agentsTo) {
    const team =
      TEAM_NAMES[index % TEAM_NAMES.length] +
      (index >= TEAM_NAMES.length ? `${Math.floor(index / TEAM_NAMES.length) + 1}` : '') +
      '组';
    const lead = hire('lead', team, manager.name, 'senior', long());
    const post = postOfTeam(index, Math.max(1, Math.ceil((size.people - inspectorCount) / (TEAM_SIZE + 1))));
    for (let i = 0; i < TEAM_SIZE && people.length < agentsTo; i++) {
      const hired = addDays(begins, -Math.floor(random.skewed(420)) + 20);
      hire(post, team, lead.name, levelAt(wholeMonths(hired, begins), random), hired);
    }
    index += 1;
  }
  hire('hr', '管理', manager.name, 'senior', long());
  return planted(size, span, people, random);
}

function firstDayOf({ from }: DemoSize): PlainDate {
  return from === undefined ? EARLIEST : `${from}-01`;
}

/**
 * The first month of a demo whose last is the newest whole one before today: what waits in it is then due about now.
 * Not past the years whose holidays are known.
 */
export function recentStart(today: PlainDate, months: number, years: readonly number[]): string {
  const before = addMonths(`${today.slice(0, 7)}-01`, -1);
  const known = `${Math.max(...years)}-12-01`;
  const first = addMonths(before < known ? before : known, 1 - months);
  return (first > EARLIEST ? first : EARLIEST).slice(0, 7);
}

/** The first teams serve the shops, the next the members, the last the phone. */
function postOfTeam(index: number, teams: number): AgentPost {
  let share = (index + 0.5) / teams;
  for (const [post, part] of POST_SHARES) {
    share -= part;
    if (share < 0) return post;
  }
  return 'voice';
}

function levelAt(months: number, random: Random): Level {
  if (months < 4) return 'junior';
  if (months < 12) return random.chance(0.6) ? 'intermediate' : 'junior';
  if (months < 24) return random.chance(0.5) ? 'senior' : 'intermediate';
  return random.chance(0.15) ? 'principal' : 'senior';
}

/** Chooses who carries the planted truths, and who is promoted in the second month. */
function planted(
  size: DemoSize,
  span: DemoOrganisation['period'],
  people: DemoPerson[],
  random: Random,
): DemoOrganisation {
  const begins = firstDayOf(size);
  const agentAt = people.flatMap((p, i) => (isAgent(p) ? [i] : []));
  const experienced = agentAt.filter((i) => wholeMonths((people[i] as DemoPerson).hired, begins) >= 6);
  const gaming = experienced.length > 0 ? experienced[random.int(0, experienced.length - 1)] : agentAt[0];
  for (const i of agentAt) {
    const person = people[i] as DemoPerson;
    const ready = person.level === 'junior' && wholeMonths(person.hired, begins) >= 4 && size.months > 1;
    const base = BASE[person.post] + LEVEL_RAISE.intermediate;
    const promoted = ready ? { on: addMonths(begins, 1), level: 'intermediate' as const, base } : null;
    people[i] = { ...person, promoted, gaming: i === gaming };
  }
  const inspectors = people.filter((p) => p.post === 'qa');
  return {
    size,
    period: span,
    people,
    agents: people.filter(isAgent),
    inspectors,
    lenient: inspectors[0] as DemoPerson,
  };
}

export function isAgent(person: DemoPerson): boolean {
  return person.post === 'basic' || person.post === 'vip' || person.post === 'voice';
}

function namer(random: Random): () => string {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const given = random.pick(GIVEN_NAMES) + (random.chance(0.7) ? random.pick(GIVEN_NAMES) : '');
      const name = random.weighted(SURNAMES) + given;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}
