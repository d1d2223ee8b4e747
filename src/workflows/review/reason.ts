import { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import type { Json } from '../../base/json.ts';
import { eachLang, fill, sameText, type Text } from '../../base/text.ts';
import type { Fact } from '../../ledger/index.ts';
import { type Appraisal, reasonOfAppraisal } from '../../stages/appraisal/index.ts';
import type { Form, Measured } from './model.ts';

/** A released result told down to who said what: the lead and the person by name, peers only as their mean, metrics with their n. */

export interface Telling {
  readonly form: Form;
  /** The standing facts about the person in the period. */
  readonly standing: readonly Fact[];
  /** What the metrics say of the person. */
  readonly measured: Measured | null;
  /** What calibration or a correction replaced, by the id of what replaces it. */
  readonly replaced: ReadonlyMap<string, Fact>;
  readonly nameOf: (person: string) => string;
  readonly metricTitle: (metric: string) => Text;
}

export function reasonOfResult(appraisal: Appraisal, telling: Telling): Reason {
  const whole = reasonOfAppraisal(appraisal);
  return {
    ...whole,
    parts: whole.parts.map((item) => ({
      ...item,
      parts: item.parts.flatMap((rated) => toldItem(item.id, rated, telling).parts),
    })),
  };
}

/** `rated` is the appraisal's own reason of an item; each of its sources gets the facts behind it. */
function toldItem(item: string, rated: Reason, telling: Telling): Reason {
  const title = telling.form.items.find(({ id }) => id === item)?.title ?? sameText(item);
  const spoken = rated.parts.filter(({ value, id }) => value !== null || id in telling.form.sources);
  const judged = telling.form.items.find(({ id }) => id === item)?.measured === null;
  const sources = judged
    ? spoken.filter(({ id }) => id !== 'customer' && id !== 'data')
    : spoken.filter((s) => s.value !== null);
  return {
    ...rated,
    title,
    parts: sources.map((source) => ({ ...source, parts: factsBehind(item, source.id, telling) })),
  };
}

function factsBehind(item: string, source: string, telling: Telling): readonly Reason[] {
  const metric = telling.measured?.[item];
  if (metric !== undefined) return [toldMetric(metric, telling)];
  return telling.standing
    .filter(({ data }) => data.item === item && data.source === source)
    .map((fact) => toldFact(fact, telling));
}

function toldFact(fact: Fact, telling: Telling): Reason {
  const { source, score, raters } = fact.data;
  const told = { kind: 'fact' as const, id: fact.id, value: String(score), unit: 'points', parts: [] };
  if (source === 'peer') {
    const count = Number(raters ?? 1);
    const sentence = eachLang((lang) => fill(PEER_MEAN[lang], { n: String(count) }));
    return { ...told, title: SAID_BY.peer, sentence, n: count };
  }
  const before = telling.replaced.get(fact.id);
  const name = telling.nameOf(fact.by);
  if (before === undefined) return { ...told, title: sameText(name), sentence: sameText(fact.why) };
  const params = {
    before: shown(before.data.score),
    score: String(score),
    name,
    why: fact.why,
    rater: telling.nameOf(before.by),
  };
  return { ...told, title: sameText(params.rater), sentence: eachLang((lang) => fill(MOVED[lang], params)) };
}

function toldMetric({ metric, value, n, score }: Measured[string], { metricTitle }: Telling): Reason {
  const params = { value: String(value), n, score: shown(score) };
  return {
    ...{ kind: 'metric', id: metric, title: metricTitle(metric), value, unit: '', n: Number(n), parts: [] },
    sentence: eachLang((lang) => fill(BY_CURVE[lang], params)),
  };
}

/** Facts keep scores exactly, as a ratio where they do not end; people read two places. */
function shown(score: Json | undefined): string {
  return Decimal.parse(String(score))?.toDigits(2) ?? String(score);
}

const SAID_BY = {
  peer: { 'zh-CN': '同事（匿名）', 'zh-TW': '同事（匿名）', en: 'Peers (anonymous)' },
} as const;
const PEER_MEAN: Text = {
  'zh-CN': '{n} 位同事的平均分；单个评分不记录。',
  'zh-TW': '{n} 位同事的平均分；單個評分不記錄。',
  en: 'The mean of {n} peers; single ratings are not kept.',
};
const BY_CURVE: Text = {
  'zh-CN': '指标值 {value}（n {n}），按曲线折为 {score} 分。',
  'zh-TW': '指標值 {value}（n {n}），按曲線折為 {score} 分。',
  en: 'The metric is {value} (n {n}); its curve makes {score} points of it.',
};
const MOVED: Text = {
  'zh-CN': '{rater} 评 {before} 分，{name} 调整为 {score} 分：{why}',
  'zh-TW': '{rater} 評 {before} 分，{name} 調整為 {score} 分：{why}',
  en: '{rater} gave {before}; {name} made it {score}: {why}',
};
