import type { Actor } from '../../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { say, trilingual } from '../../../base/text.ts';
import { readPlan } from '../../../plan/index.ts';
import { PLAN_STATES, type PlanVersion, planWorkProblem, STATE_TITLES } from '../../../workflows/plans/index.ts';
import type { PlanWorld } from '../../../workflows/plans/service.ts';
import { AS, asAccount } from '../acting.ts';
import { catalogueFiles, readNamedFile } from '../catalogue.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Call, Operand, Option, Verb } from '../verb.ts';
import {
  dayOf,
  FILE,
  FROM_DAY,
  IN_FORCE,
  PUBLISHED_BY,
  STATE,
  tellDiscarded,
  VERSION,
  versionNamed,
} from '../versions.ts';
import { OUT } from '../words.ts';

/** The organisation's plans as they are written: a draft is saved, sent for publication, and published by a second person. */

type Plans = typeof import('../../../workflows/plans/service.ts');

/** With the organisation's own copy of what ships, which pages make when they are first opened. */
function inPlans(
  call: Call,
  use: (plans: Plans, world: PlanWorld, actor: Actor) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  return asAccount(call, async ({ records }, actor) => {
    const plans = await import('../../../workflows/plans/service.ts');
    const world = { records, now: () => new Date().toISOString() };
    await plans.adoptPlans(world, catalogueFiles('plans', call.dataDir));
    return use(plans, world, actor);
  });
}

function handOf({ account: { id, name } }: Actor) {
  return { account: id, name };
}

const COLUMNS: readonly SheetColumn[] = [
  { id: 'plan', title: trilingual('方案', '方案', 'Plan') },
  ...[VERSION, STATE, IN_FORCE],
  { id: 'written_by', title: trilingual('撰写', '撰寫', 'Written by') },
  PUBLISHED_BY,
];

function listed(call: Call, versions: readonly PlanVersion[]): Promise<readonly Problem[]> {
  const rows = versions.map(({ plan, version, state, inForce, authors, publishedBy }) => {
    const stands = call.format === 'table' ? say(STATE_TITLES[state], call.lang) : state;
    const hands = authors.map(({ name }) => name).join(', ') || null;
    return [plan, String(version), stands, inForce, hands, publishedBy?.name ?? null];
  });
  return deliver(call, { columns: COLUMNS, rows });
}

const DRAFT: Operand = {
  name: 'PLAN@VERSION',
  count: 'one',
  about: trilingual(
    '哪个版本，如 points-basic@2；只写方案则是正在写的那一版',
    '哪個版本，如 points-basic@2；只寫方案則是正在寫的那一版',
    'the version, such as points-basic@2; of a plan alone, the one being written',
  ),
};

/** The version that was named; where only the plan was, the one that is not published yet. */
async function asked(plans: Plans, { records }: PlanWorld, call: Call): Promise<Result<PlanVersion>> {
  const { id, version } = versionNamed(call.operands[0] ?? '');
  const versions = await plans.versionsOf(records, id);
  const found = versions.find((one) => (version === null ? one.state !== 'published' : one.version === version));
  return found ? ok(found) : failed(planWorkProblem('plans.not-found', { plan: id }));
}

export const planVersions: Verb = {
  name: 'plan versions',
  about: trilingual(
    '本组织方案的各版本：草稿、待发布、已发布',
    '本組織方案的各版本：草稿、待發布、已發布',
    'the versions of the organisation’s plans: drafts, waiting, published',
  ),
  needs: 'plan.read',
  operands: [
    {
      name: 'PLAN',
      count: 'any',
      about: trilingual('只看这些方案', '只看這些方案', 'only these plans'),
    },
  ],
  options: [
    AS,
    {
      name: 'state',
      value: 'STATE',
      choices: PLAN_STATES,
      about: trilingual('只看此状态', '只看此狀態', 'only this state'),
    },
    OUT,
  ],
  examples: ['jixin plan versions --as hr', 'jixin plan versions points-basic --state draft --as hr'],
  run: (call) =>
    inPlans(call, async (plans, { records }) => {
      const state = call.options.get('state');
      const versions = (await plans.versionsOf(records)).filter(
        (one) =>
          (call.operands.length === 0 || call.operands.includes(one.plan)) &&
          (state === undefined || one.state === state),
      );
      return listed(call, versions);
    }),
};

const BEGIN: Option = {
  name: 'begin-from',
  value: 'PLAN@VERSION',
  about: trilingual(
    '新方案：从哪个方案的哪一版开始',
    '新方案：從哪個方案的哪一版開始',
    'a new plan: the version of another that it is begun from',
  ),
};

export const planSave: Verb = {
  name: 'plan save',
  about: trilingual(
    '把方案文件存为草稿（没有草稿则先开一版）',
    '把方案檔案存為草稿（沒有草稿則先開一版）',
    'save a plan file as the plan’s draft, begun where there is none',
  ),
  needs: 'plan.edit',
  operands: [FILE],
  options: [AS, BEGIN],
  examples: ['jixin plan save points.yaml --as hr', 'jixin plan save ours.yaml --begin-from points-basic@1 --as hr'],
  run: async (call) => {
    const file = readNamedFile(call.operands[0] ?? '');
    if (!file.ok) return file.problems;
    // The head says which plan it is; what cannot be read at all has none.
    const read = readPlan(file.value.text, file.value.file);
    if (!read.ok) return read.problems;
    return inPlans(call, async (plans, world, actor) => {
      const by = handOf(actor);
      const draft = await draftFor(plans, world, { by, plan: read.value.id, from: call.options.get('begin-from') });
      if (!draft.ok) return draft.problems;
      const { plan, version, revision, begun } = draft.value;
      const saved = await plans.saveDraft(world, by, { plan, version, revision }, file.value.text);
      // A draft that was begun for a text which is not taken is nobody's.
      if (!saved.ok && begun) await plans.discardDraft(world, plan, version);
      return saved.ok ? listed(call, [saved.value]) : saved.problems;
    });
  },
};

type Draft = PlanVersion & { readonly begun: boolean };

async function draftFor(
  plans: Plans,
  world: PlanWorld,
  {
    by,
    plan,
    from,
  }: { readonly by: ReturnType<typeof handOf>; readonly plan: string; readonly from: string | undefined },
): Promise<Result<Draft>> {
  const versions = await plans.versionsOf(world.records, plan);
  const open = versions.find(({ state }) => state !== 'published');
  if (open) return ok({ ...open, begun: false });
  const newest = Math.max(...versions.map(({ version }) => version));
  const source = versionNamed(from ?? '');
  const begun =
    versions.length > 0
      ? await plans.beginDraft(world, by, plan, newest)
      : await plans.copyPlan(world, by, { plan, from: { plan: source.id || plan, version: source.version ?? 1 } });
  return begun.ok ? ok({ ...begun.value, begun: true }) : begun;
}

export const planSubmit: Verb = {
  name: 'plan submit',
  about: trilingual(
    '检查草稿并提交发布；有错误或案例不符则仍是草稿',
    '檢查草稿並提交發布；有錯誤或案例不符則仍是草稿',
    'check a draft and send it for publication; errors and failing cases keep it',
  ),
  needs: 'plan.edit',
  operands: [DRAFT],
  options: [AS],
  examples: ['jixin plan submit points-basic --as hr'],
  run: (call) =>
    inPlans(call, async (plans, world, actor) => {
      const draft = await asked(plans, world, call);
      if (!draft.ok) return draft.problems;
      const { plan, version, revision } = draft.value;
      const checked = await plans.submitDraft(world, handOf(actor), { plan, version, revision });
      return checked.ok ? [...(await listed(call, [checked.value])), ...checked.problems] : checked.problems;
    }),
};

export const planPublish: Verb = {
  name: 'plan publish',
  about: trilingual(
    '从某天起发布已检查的版本；撰写过的人不能发布',
    '從某天起發布已檢查的版本；撰寫過的人不能發布',
    'put a checked version in force from a day on; not by anybody who had a hand in it',
  ),
  needs: 'plan.publish',
  operands: [DRAFT],
  options: [
    AS,
    FROM_DAY,
    { name: 'reason', value: 'TEXT', required: true, about: trilingual('为什么改', '為什麼改', 'why it changes') },
  ],
  examples: ['jixin plan publish points-basic --from 2026-04-01 --reason "…" --as manager'],
  run: async (call) => {
    const from = dayOf(call, 'from');
    if (!from.ok) return from.problems;
    return inPlans(call, async (plans, world, actor) => {
      const draft = await asked(plans, world, call);
      if (!draft.ok) return draft.problems;
      const why = call.options.get('reason') ?? '';
      const published = await plans.publishVersion(world, handOf(actor), draft.value, from.value, why);
      return published.ok ? [...(await listed(call, [published.value])), ...published.problems] : published.problems;
    });
  },
};

export const planDiscard: Verb = {
  name: 'plan discard',
  about: trilingual('作废一个草稿', '作廢一個草稿', 'discard a draft'),
  needs: 'plan.edit',
  operands: [DRAFT],
  options: [AS],
  examples: ['jixin plan discard points-basic@2 --as hr'],
  run: (call) =>
    inPlans(call, async (plans, world) => {
      const draft = await asked(plans, world, call);
      if (!draft.ok) return draft.problems;
      const { plan, version } = draft.value;
      const gone = await plans.discardDraft(world, plan, version);
      return gone.ok ? tellDiscarded(call, plans.fileOf(plan, version)) : gone.problems;
    }),
};
