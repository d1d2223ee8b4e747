import { Decimal } from '../../base/decimal.ts';
import type { Reason, RowRef } from '../../base/explain.ts';
import { showQuantity } from '../../base/quantity.ts';
import { eachLang, fill, type Lang, sameText, say, type Text } from '../../base/text.ts';
import { fieldTitle } from '../../ledger/index.ts';
import type { Input, Plan } from '../../plan/index.ts';
import { reasonOfItem } from '../appraisal/index.ts';
import { reasonOf as reasonOfMetric } from '../metrics/index.ts';
import type { Employment } from './employment.ts';
import type { DerivedInput, InputValue, ProfileStretch, Provenance, Scale } from './model.ts';
import { daysText } from './stint.ts';

/** The rows of activity behind an input, fetched only where somebody asks. */
export interface Evidence {
  readonly rows: readonly RowRef[];
  readonly total: number;
}

/**
 * Why an input has its value: the file, record, facts, ratings or metric it came from, down to the rows. `counted` is
 * what the plan took where the source gave nothing.
 */
export function reasonOfInput(
  plan: Plan,
  input: Input,
  derived: DerivedInput,
  counted: InputValue = derived.value,
  evidence?: Evidence,
): Reason {
  const { value, source } = derived;
  return {
    kind: KIND_OF[source.from],
    id: input.id,
    title: input.title,
    value: textOf(counted),
    unit: input.unit,
    sentence: eachLang((lang) => {
      const origin = sentenceOf(input, source, lang);
      if (value !== null || counted === null) return origin;
      return `${origin}${lang === 'en' ? ' ' : ''}${STANDS[lang].replace('{value}', shown(counted, input.unit, lang))}`;
    }),
    ...(source.from === 'metric' && { n: countOf(source.measured.cell.n) }),
    parts: partsOf(plan, input, source, evidence),
  };
}

const KIND_OF = {
  file: 'given',
  metric: 'metric',
  profile: 'profile',
  employment: 'profile',
  score: 'score',
  ledger: 'fact',
  corrected: 'fact',
  nowhere: 'given',
} as const satisfies Readonly<Record<Provenance['from'], Reason['kind']>>;

function sentenceOf(input: Input, source: Provenance, lang: Lang): string {
  switch (source.from) {
    case 'file': {
      const place = FILE[lang].replace('{file}', source.file).replace('{row}', String(source.row));
      if (source.instead === null) return place;
      return place + INSTEAD[lang].replace('{value}', shown(source.instead.value, input.unit, lang));
    }
    case 'metric': {
      const { definition } = source.measured.call;
      return METRIC[lang]
        .replace('{metric}', definition.title[lang])
        .replace('{n}', source.measured.cell.n.toDigits(4));
    }
    case 'profile':
      return source.stretches
        ? stretchSentence(input, source.stretches, lang)
        : PROFILE[lang].replace('{attribute}', fieldTitle(source.attribute)[lang]);
    case 'employment':
      return source.part === null ? THROUGHOUT[lang] : employmentSentence(source.part, lang);
    case 'score':
      return SCORE[lang].replace('{item}', source.score.item).replace('{n}', String(source.score.raters));
    case 'ledger':
      return (source.mean ? LEDGER_MEAN : LEDGER)[lang].replace('{n}', String(source.facts.length));
    case 'corrected': {
      const { by, why, known } = source.fact;
      const decided = CORRECTED[lang].replace('{by}', by).replace('{day}', known.slice(0, 10)).replace('{why}', why);
      if (source.instead === null) return decided;
      return decided + INSTEAD[lang].replace('{value}', shown(source.instead.value, input.unit, lang));
    }
    case 'nowhere':
      return NOWHERE[input.source.from][lang];
  }
}

function employmentSentence({ hired_on, left_on, days, of, own }: Employment, lang: Lang): string {
  if (own !== undefined) return fill(OWN_DAYS[lang], { own: daysText(own), days: String(days), of: String(of) });
  const joined = hired_on === null ? '' : fill(JOINED[lang], { day: hired_on });
  const left = left_on === null ? '' : fill(LEFT[lang], { day: left_on });
  return fill(PART[lang], { moves: joined + left, days: String(days), of: String(of) });
}

function stretchSentence(input: Input, stretches: readonly ProfileStretch[], lang: Lang): string {
  const each = stretches.map(({ from, days, value }) => {
    const title = input.values?.find(({ id }) => id === value)?.title;
    const words = (title && say(title, lang)) || shown(value, input.unit, lang);
    return fill(HELD[lang], { from, days: String(days), value: words });
  });
  return fill(CHANGED[lang], { each: each.join(lang === 'en' ? '; ' : '；') });
}

function partsOf(plan: Plan, input: Input, source: Provenance, evidence: Evidence | undefined): readonly Reason[] {
  switch (source.from) {
    case 'file':
    case 'corrected':
      return source.instead === null
        ? []
        : [reasonOfInput(plan, input, source.instead, source.instead.value, evidence)];
    case 'metric': {
      const metric = reasonOfMetric(source.measured.call, source.measured.cell, evidence);
      return [metric, ...scaleReason(plan, source.scale)];
    }
    case 'score':
      return [reasonOfItem(source.score), ...scaleReason(plan, source.scale)];
    case 'ledger':
      return source.facts.map(
        (fact): Reason => ({
          kind: 'fact',
          id: fact.id,
          title: input.title,
          value: String(fact.data.amount ?? fact.data.days ?? fact.data.hours ?? ''),
          unit: input.unit,
          sentence: sameText([fact.valid, fact.by, fact.why].filter((t) => t !== '').join(' · ')),
          parts: [],
        }),
      );
    default:
      return [];
  }
}

function scaleReason(plan: Plan, scale: Scale | null): readonly Reason[] {
  const parameter = plan.parameters.find((p) => p.id === scale?.parameter);
  if (scale === null || parameter === undefined) return [];
  const sentence = eachLang((lang) => `${scale.how === 'times' ? '×' : '÷'} ${say(parameter.title, lang)}`);
  const value = scale.by.toString();
  return [
    { kind: 'parameter', id: parameter.id, title: parameter.title, value, unit: parameter.unit, sentence, parts: [] },
  ];
}

function shown(value: InputValue, unit: string, lang: Lang): string {
  if (value instanceof Decimal) return showQuantity(value, unit, lang);
  return value === null ? '—' : String(value);
}

function textOf(value: InputValue): string | null {
  return value === null ? null : value.toString();
}

/** How many observations, as a count; fractions of shared contacts are rounded for show. */
function countOf(n: Decimal): number {
  return Number(n.toFixed(0));
}

const FILE: Text = {
  'zh-CN': '由 {file} 第 {row} 行给出。',
  'zh-TW': '由 {file} 第 {row} 列給出。',
  en: 'Given by {file} row {row}.',
};
const INSTEAD: Text = {
  'zh-CN': '按数据应为 {value}。',
  'zh-TW': '按資料應為 {value}。',
  en: ' The derived value would have been {value}.',
};
const METRIC: Text = {
  'zh-CN': '来自指标“{metric}”，n {n}。',
  'zh-TW': '來自指標「{metric}」，n {n}。',
  en: 'From the metric {metric}, n {n}.',
};
const PROFILE: Text = {
  'zh-CN': '来自档案的“{attribute}”，以期末为准。',
  'zh-TW': '來自檔案的「{attribute}」，以期末為準。',
  en: "From the person's record: {attribute} as of the period's end.",
};
const CHANGED: Text = {
  'zh-CN': '来自档案，本期内有变动：{each}。',
  'zh-TW': '來自檔案，本期內有變動：{each}。',
  en: "From the person's record, which changed within the period: {each}.",
};
const HELD: Text = {
  'zh-CN': '{from} 起 {value}，{days} 个工作日',
  'zh-TW': '{from} 起 {value}，{days} 個工作日',
  en: '{value} from {from}, {days} weekdays',
};
const THROUGHOUT: Text = {
  'zh-CN': '整个期间都在职。',
  'zh-TW': '整個期間都在職。',
  en: 'Employed throughout the period.',
};
const JOINED: Text = { 'zh-CN': '{day} 入职，', 'zh-TW': '{day} 到職，', en: 'Joined on {day}. ' };
const LEFT: Text = { 'zh-CN': '{day} 离职，', 'zh-TW': '{day} 離職，', en: 'Left on {day}. ' };
const PART: Text = {
  'zh-CN': '{moves}本期周一至周五共 {of} 天（含法定节假日），其中在职 {days} 天。',
  'zh-TW': '{moves}本期週一至週五共 {of} 天（含法定節假日），其中在職 {days} 天。',
  en: '{moves}Employed on {days} of the period’s {of} days from Monday to Friday, statutory holidays among them.',
};
const OWN_DAYS: Text = {
  'zh-CN': '本期周一至周五共 {of} 天（含法定节假日），按本方案的有 {days} 天（{own}）；其余天数由当时岗位的方案发。',
  'zh-TW': '本期週一至週五共 {of} 天（含法定節假日），按本方案的有 {days} 天（{own}）；其餘天數由當時崗位的方案發。',
  en: 'This plan is theirs on {days} of the period’s {of} days from Monday to Friday, statutory holidays among them ({own}); the plan of the post held then pays the rest.',
};
const SCORE: Text = {
  'zh-CN': '来自考核评分 {item}，{n} 人评。',
  'zh-TW': '來自考核評分 {item}，{n} 人評。',
  en: 'From the appraisal item {item}, {n} raters.',
};
const LEDGER: Text = {
  'zh-CN': '本期台账 {n} 条事实之和。',
  'zh-TW': '本期台帳 {n} 條事實之和。',
  en: "The sum of {n} of the period's ledger facts.",
};
const LEDGER_MEAN: Text = {
  'zh-CN': '本期台账 {n} 条事实的平均值。',
  'zh-TW': '本期台帳 {n} 條事實的平均值。',
  en: "The mean of {n} of the period's ledger facts.",
};
const STANDS: Text = {
  'zh-CN': '方案规定这时计为 {value}。',
  'zh-TW': '方案規定這時計為 {value}。',
  en: 'The plan then counts {value}.',
};
const CORRECTED: Text = {
  'zh-CN': '由{by}于 {day} 更正：{why}。',
  'zh-TW': '由{by}於 {day} 更正：{why}。',
  en: 'Corrected by {by} on {day}: {why}.',
};
/** By where the plan looks for it. */
const NOWHERE: Readonly<Record<Input['source']['from'], Text>> = {
  given: {
    'zh-CN': '输入文件没有给出这个值。',
    'zh-TW': '輸入檔案沒有給出這個值。',
    en: 'No inputs file gives this value.',
  },
  metric: {
    'zh-CN': '本期没有可统计的数据。',
    'zh-TW': '本期沒有可統計的資料。',
    en: 'The period has no data for it.',
  },
  profile: {
    'zh-CN': '档案里没有这一项。',
    'zh-TW': '檔案裡沒有這一項。',
    en: 'The person’s record does not hold it.',
  },
  score: { 'zh-CN': '本期没有人评分。', 'zh-TW': '本期沒有人評分。', en: 'Nobody rated it in the period.' },
  ledger: { 'zh-CN': '本期台账没有记录。', 'zh-TW': '本期台帳沒有紀錄。', en: 'The period’s ledger records none.' },
};
