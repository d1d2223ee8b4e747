import type { PlainDate } from '../../../base/period.ts';
import { type LentTable, quoteName, quoteText } from '../../../stages/activity/index.ts';
import type { SamplingPlan, Stratum } from '../model.ts';

/**
 * Who is drawn for, and the one statement that draws. Chance is a hash of the seed and the conversation's key, so that the same
 * seed draws the same conversations on every store, whenever it is asked, and nobody can know them before the seed is known.
 */

export interface Drawn {
  readonly person: string;
  /** Names under which the person's activity arrives. */
  readonly names: readonly string[];
  readonly fresh: boolean;
}

const PEOPLE = 'sampling_people';
const TAKEN = 'sampling_taken';

/** The people of a plan by every name, and the conversations that are not to be drawn: drawn before, or in dispute. */
export function samplingTables(people: readonly Drawn[], taken: readonly string[]): readonly LentTable[] {
  return [
    {
      name: PEOPLE,
      columns: [
        { name: 'name', type: 'text' },
        { name: 'person', type: 'text' },
        { name: 'fresh', type: 'flag' },
      ],
      rows: people.flatMap(({ person, names, fresh }) => names.map((name) => [name, person, String(fresh)])),
    },
    { name: TAKEN, columns: [{ name: 'row_key', type: 'text' }], rows: taken.map((key) => [key]) },
  ];
}

/** What is kept of a drawn conversation. The rating is read to stratify, and goes no further. */
const SHOWN = [
  'agent',
  'started_at',
  'channel',
  'project',
  'issue',
  'first_response',
  'handle_time',
  'resolved',
  'transferred',
  'customer',
  'order',
] as const;

const STRATUM: Readonly<Record<Stratum, string>> = {
  channel: `coalesce(c."channel", '')`,
  rating: `CASE WHEN c."rating" IS NULL THEN 'none' WHEN c."rating" <= 2 THEN 'low' WHEN c."rating" < 4 THEN 'middle' ELSE 'high' END`,
  duration: `CASE WHEN c."handle_time" IS NULL THEN 'none' WHEN c."handle_time" < 180 THEN 'short' WHEN c."handle_time" < 600 THEN 'middle' ELSE 'long' END`,
};

/**
 * Each person's conversations in the order of their tickets, the strata taking turns: the first of each, then the second of
 * each, so that a few draws see every kind of conversation. `contacts`: the FROM item with the day's conversations.
 */
export function samplingSql(contacts: string, plan: SamplingPlan, seed: string): string {
  const { perDay, newExtra, share } = plan;
  const stratum = plan.strata.map((one) => STRATUM[one]).join(` || '|' || `) || `''`;
  const usual = share === null ? `${perDay}` : `greatest(${perDay}, ceil(${share} * q.available))`;
  const counted = share === null ? '' : ', count(*) OVER (PARTITION BY person) AS available';
  const wanted = newExtra === 0 ? usual : `${usual} + CASE WHEN q.fresh THEN ${newExtra} ELSE 0 END`;
  const shown = SHOWN.map((name) => `CAST(c.${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}`);
  return `WITH tickets AS (
    SELECT c."row_key", p.person, p.fresh, md5(${quoteText(`${seed}|`)} || c."row_key") AS ticket, ${stratum} AS stratum
    FROM ${contacts} c JOIN ${PEOPLE} p ON p.name = c."agent"
    WHERE c."bot" IS NOT TRUE AND c."answered" IS NOT FALSE
      AND NOT EXISTS (SELECT 1 FROM ${TAKEN} t WHERE t.row_key = c."row_key")
  ), turns AS (
    SELECT *, row_number() OVER (PARTITION BY person, stratum ORDER BY ticket) AS turn${counted} FROM tickets
  ), picks AS (
    SELECT *, row_number() OVER (PARTITION BY person ORDER BY turn, ticket) AS pick FROM turns
  )
  SELECT q.person, q."row_key", CAST(q.fresh AS VARCHAR) AS fresh, ${shown.join(', ')}
  FROM picks q JOIN ${contacts} c ON c."row_key" = q."row_key"
  WHERE q.pick <= ${wanted} ORDER BY q.fresh DESC, q.ticket`;
}

/** A seed as it is stated on the queue, or as somebody gave it. */
export function seedHolds(seed: string): boolean {
  return /^[\w:./-]{1,60}$/.test(seed);
}

/** The first plan that names somebody draws for them; plans come in the order of their ids. */
export function planOf(
  plans: readonly SamplingPlan[],
  person: { readonly post: string | null; readonly team: string | null },
): SamplingPlan | undefined {
  const names = (wanted: readonly string[] | null, own: string | null) =>
    wanted === null || (own !== null && wanted.includes(own));
  return plans.find((plan) => plan.active && names(plan.posts, person.post) && names(plan.teams, person.team));
}

/** The day that a nightly draw is about: the one before. */
export function isOver(day: PlainDate, today: PlainDate): boolean {
  return day < today;
}
