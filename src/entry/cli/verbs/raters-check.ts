import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { loadMetrics } from '../../../stages/metrics/index.ts';
import { checkTable, effectsFor, effectTable, ratersFor, ratersProblem } from '../../../workflows/raters/index.ts';
import { catalogueFiles } from '../catalogue.ts';
import { deliver } from '../output.ts';
import { reachIn } from '../reach.ts';
import type { Call, Verb } from '../verb.ts';
import { OUT, PERIOD } from '../words.ts';
import type { World } from '../world.ts';

export const ratersCheck: Verb = {
  name: 'raters check',
  about: {
    'zh-CN': '核查质检员与评分人：宽严、离散、晕轮、近因、与他人及客观指标的一致程度',
    'zh-TW': '核查質檢員與評分人：寬嚴、離散、月暈、近因、與他人及客觀指標的一致程度',
    en: 'check inspectors and raters: leniency, spread, halo, recency, agreement with others and with a metric',
  },
  needs: 'rater.read',
  within: true,
  operands: [],
  options: [
    PERIOD,
    {
      name: 'rater',
      value: 'ID',
      about: {
        'zh-CN': '只看一个人：若其尺度与他人一致，每个被评人的工资会怎样',
        'zh-TW': '只看一個人：若其尺度與他人一致，每個被評人的薪資會怎樣',
        en: 'one rater: what everybody’s pay would be were this rater average',
      },
    },
    {
      name: 'objective',
      value: 'METRIC',
      about: {
        'zh-CN': '用来对照的客观指标（默认 csat）',
        'zh-TW': '用來對照的客觀指標（預設 csat）',
        en: 'the metric raters are held against (default csat)',
      },
    },
    OUT,
  ],
  examples: ['jixin raters check --period 2026-01', 'jixin raters check --period 2026-01 --rater K0002 --format csv'],
  run: async (call) => {
    const { inWorld } = await import('../world.ts');
    return inWorld(call, (world) => check(call, world));
  },
};

const NOTHING_TO_COMPARE: Text = {
  'zh-CN':
    '这个期间没有可以比较的评分人或质检员。先有考核评分（jixin review）或质检（jixin quality），或换一个 --period。',
  'zh-TW':
    '這個期間沒有可以比較的評分人或質檢員。先有考核評分（jixin review）或質檢（jixin quality），或換一個 --period。',
  en: 'There is nobody to compare in this period. Ratings (jixin review) or checks (jixin quality) come first; or ask for another --period.',
};

async function check(call: Call, world: World): Promise<readonly Problem[]> {
  const { checkPeriod, OBJECTIVE } = await import('../../../workflows/raters/service.ts');
  const dictionary = loadMetrics(catalogueFiles('metrics', call.dataDir));
  if (!dictionary.ok) return dictionary.problems;
  const { records, activity } = world;
  const checked = await checkPeriod(
    { records, activity, dictionary: dictionary.value },
    { period: call.options.get('period') ?? '', objective: call.options.get('objective') ?? OBJECTIVE },
  );
  if (!checked.ok) return checked.problems;
  const rater = call.options.get('rater');
  const table =
    rater === undefined
      ? ok(checkTable(seenBy(world, checked.value), call.lang))
      : await effects(world, checked.value, rater);
  if (!table.ok) return table.problems;
  return [...checked.problems, ...(await deliver(call, { ...table.value, empty: NOTHING_TO_COMPARE }))];
}

type Checked = Extract<
  Awaited<ReturnType<typeof import('../../../workflows/raters/service.ts')['checkPeriod']>>,
  { ok: true }
>['value'];

async function effects(world: World, checked: Checked, id: string): Promise<Result<ReturnType<typeof effectTable>>> {
  const { effectsOf } = await import('../../../workflows/raters/effects/service.ts');
  const { payrunWorld } = await import('../../server/payrun.ts');
  const { catalogueOf } = await import('../../server/catalogue.ts');
  const rater = seenBy(world, checked).find((one) => one.rater === id || one.name === id);
  if (!rater) return failed(ratersProblem('raters.unknown', { rater: id, period: checked.period.text }));
  const { dataDir, records, activity } = world;
  const now = () => new Date().toISOString();
  const paying = payrunWorld({ world: { records, now }, activity, dataDir }, catalogueOf(dataDir));
  const found = await effectsOf(paying, checked, rater);
  if (!found.ok) return found;
  const { people } = found.value;
  const { actor } = world.hand;
  if (actor === null) return ok(effectTable(rater, people));
  const team = (await reachIn(world, 'pay.read')) ?? new Set();
  return ok(effectTable(rater, effectsFor(actor, people, team)));
}

/** An account sees whom its pages show; who holds the folder sees everybody. */
function seenBy({ hand }: World, { result }: Checked): Checked['result']['raters'] {
  return hand.actor === null ? result.raters : ratersFor(hand.actor, result.raters);
}
