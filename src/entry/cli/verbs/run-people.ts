import { failed, ok, type Result } from '../../../base/problem.ts';
import { say, trilingual } from '../../../base/text.ts';
import type { Population } from '../../../workflows/payrun/model.ts';
import { AS, actingIn } from '../acting.ts';
import { deliver, type SheetColumn } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Call, Option, Verb } from '../verb.ts';
import { OUT, PERIOD, PLAN } from '../words.ts';

/** Whom a run is of: everybody of the plan, or the posts, teams or people that somebody chose. */

const BY = { posts: 'post', teams: 'team', people: 'person' } as const satisfies Readonly<
  Record<string, Population['by']>
>;

export const CHOSEN: readonly Option[] = [
  { name: 'posts', value: 'POST,…', about: trilingual('只算这些岗位', '只算這些崗位', 'only these posts') },
  { name: 'teams', value: 'TEAM,…', about: trilingual('只算这些组', '只算這些組', 'only these teams') },
  {
    name: 'people',
    value: 'ID,…',
    about: trilingual('只算这些人（工号）', '只算這些人（工號）', 'only these people, by number'),
  },
];

/** Null: everybody of the plan whom no other run of the period pays. */
export function populationIn({ options }: Call): Result<Population | null> {
  const [given, second] = Object.entries(BY).filter(([name]) => options.has(name));
  if (given === undefined) return ok(null);
  if (second !== undefined) return failed(cliProblem('cli.chosen-twice', { one: given[0], other: second[0] }));
  const [name, by] = given;
  const ids = (options.get(name) ?? '').split(/[,，]/).map((one) => one.trim());
  return ok({ by, ids: [...new Set(ids.filter(Boolean))] });
}

const COLUMNS: readonly SheetColumn[] = [
  { id: 'person', title: trilingual('人员', '人員', 'Person') },
  { id: 'name', title: trilingual('姓名', '姓名', 'Name') },
  { id: 'team', title: trilingual('组', '組', 'Team') },
  { id: 'post', title: trilingual('岗位', '崗位', 'Post') },
  { id: 'paid', title: trilingual('在内', '在內', 'Paid') },
  { id: 'why', title: trilingual('为什么不在', '為什麼不在', 'Why not') },
];
const [YES, NO] = [trilingual('是', '是', 'yes'), trilingual('否', '否', 'no')];
const WHY = {
  'other-run': trilingual('另一次核算已含', '另一次核算已含', 'in another run'),
  left: trilingual('已离职', '已離職', 'has left'),
  'not-yet': trilingual('尚未入职', '尚未到職', 'not there yet'),
  'no-post': trilingual('没有岗位', '沒有崗位', 'has no post'),
  'other-post': trilingual('岗位不在方案内', '崗位不在方案內', 'a post that the plan is not for'),
  'no-level': trilingual('没有职级', '沒有職級', 'has no level'),
  'other-level': trilingual('职级不在方案内', '職級不在方案內', 'a level that the plan is not for'),
  'no-status': trilingual('没有状态', '沒有狀態', 'has no status'),
  'other-status': trilingual('状态不在方案内', '狀態不在方案內', 'a status that the plan is not for'),
} as const;

export const runProspect: Verb = {
  name: 'run prospect',
  about: trilingual(
    '核算之前：谁会在内，谁不在、为什么',
    '核算之前：誰會在內，誰不在、為什麼',
    'before a run: who would be in it, and who would not and why',
  ),
  needs: 'run.prepare',
  operands: [],
  options: [PLAN, PERIOD, ...CHOSEN, AS, OUT],
  examples: ['jixin run prospect --plan points-basic --period 2026-01 --as hr'],
  run: async (call) => {
    const population = populationIn(call);
    if (!population.ok) return population.problems;
    return actingIn(call, async ({ world }) => {
      const { prospectAsked } = await import('../../../workflows/payrun/population/prospect/service.ts');
      const [plan, period] = [call.options.get('plan') ?? '', call.options.get('period') ?? ''];
      const prospect = await prospectAsked(world, { plan, period, population: population.value });
      if (!prospect.ok) return prospect.problems;
      const people = call.format === 'table';
      const rows = [
        ...prospect.value.people.map((person) => ({ person, paid: true, why: null })),
        ...prospect.value.left.map(({ person, why }) => ({ person, paid: false, why })),
      ].map(({ person: { id, name, team, post }, paid, why }) => [
        ...[id, name, team, post],
        people ? say(paid ? YES : NO, call.lang) : String(paid),
        people && why !== null ? say(WHY[why], call.lang) : why,
      ]);
      return deliver(call, { columns: COLUMNS, rows });
    });
  },
};
