import { monthsIn } from '../base/period.ts';
import type { DemoFile, DemoOrganisation, DemoPerson, Post } from './model.ts';
import { isAgent } from './people.ts';
import { randomFor } from './random.ts';

/** What raters judge of each post: what their review asks and their plan pays. The head has nobody above. */
const AGENT_ITEMS = [
  'communication',
  'problem_solving',
  'learning',
  'teamwork',
  'responsibility',
  'service_mind',
  'discipline',
] as const;
const ITEMS: Readonly<Record<Post, readonly string[]>> = {
  basic: AGENT_ITEMS,
  vip: AGENT_ITEMS,
  voice: AGENT_ITEMS,
  lead: ['coaching', 'quality_follow_through', 'reports'],
  qa: ['calibration_deviation', 'overturned_appeals', 'feedback', 'reports'],
  hr: ['on_time', 'accuracy', 'rater_check', 'goals', 'records'],
  manager: [],
};
const SOURCES = [
  ['supervisor', 1],
  ['peer', 0.9],
  ['self', 0.75],
] as const;

interface FactRow {
  readonly kind: string;
  readonly subject: string;
  readonly valid: string;
  readonly by: string;
  readonly why: string;
  readonly data: Readonly<Record<string, string | number>>;
}

const FIELDS = ['score', 'source', 'item', 'raters', 'amount', 'name', 'award'] as const;

/** The month's decisions by people: ratings, points and awards, dated on its last day. */
export function factFile(org: DemoOrganisation): DemoFile {
  const rows = monthsIn(org.period).flatMap((month) =>
    org.people
      .filter((person) => person.hired <= month.last)
      .flatMap((person) => [
        ...ratings(org, person, month.last),
        ...(isAgent(person) ? points(org, person, month.last) : []),
      ]),
  );
  return {
    name: '评分与奖励.csv',
    as: 'fact',
    encoding: 'utf8',
    headers: ['kind', 'subject', 'valid', 'by', 'why', ...FIELDS],
    rows: rows.map((row) => [
      row.kind,
      row.subject,
      row.valid,
      row.by,
      row.why,
      ...FIELDS.map((field) => row.data[field] ?? ''),
    ]),
  };
}

/** Supervisor, peers and the person; now and then a source is missing, as it is in life. */
function ratings(org: DemoOrganisation, person: DemoPerson, valid: string): readonly FactRow[] {
  const random = randomFor(org.size.seed, 'rating', person.id, valid);
  return SOURCES.flatMap(([source, severity]) => {
    if (source !== 'supervisor' && random.chance(0.1)) return [];
    const peers = random.int(2, 6);
    return ITEMS[person.post].map((item) => ({
      kind: 'rating.given',
      subject: person.id,
      valid,
      by: source === 'supervisor' ? person.lead : source === 'self' ? person.name : '同事',
      why: '月度考核',
      data: {
        score: Math.max(40, Math.min(100, 84 + Math.round(5 * person.skill + 5 * random.bell() + 8 * (1 - severity)))),
        source,
        item,
        // Peers stay anonymous: what reaches the ledger is their mean and how many they were.
        ...(source === 'peer' ? { raters: peers } : {}),
      },
    }));
  });
}

function points(org: DemoOrganisation, person: DemoPerson, valid: string): readonly FactRow[] {
  const random = randomFor(org.size.seed, 'points', person.id, valid);
  const granted = (name: string, amount: number, by: string, why: string): FactRow => ({
    kind: 'amount.granted',
    subject: person.id,
    valid,
    by,
    why,
    data: { name, amount },
  });
  const level = { junior: 0, intermediate: 5, senior: 10, principal: 15 }[person.level];
  return [
    granted('execution', random.int(12, 24), person.lead, '执行力评定'),
    ...(random.chance(0.2) ? [granted('good_cases', 5, person.lead, '优秀案例入选')] : []),
    ...(level > 0 ? [granted('level_bonus', level, '人事', '星级加分')] : []),
    ...(random.chance(0.08) ? [granted('extra', random.int(-4, 6), person.lead, '临时支援与提醒')] : []),
    ...(random.chance(0.03)
      ? [
          {
            ...granted('', 200, '人事', '月度服务之星'),
            kind: 'award.granted',
            data: { award: '服务之星', amount: 200 },
          },
        ]
      : []),
  ];
}
