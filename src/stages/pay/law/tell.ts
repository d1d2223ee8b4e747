import type { Decimal } from '../../../base/decimal.ts';
import type { Reason } from '../../../base/explain.ts';
import { moneyText } from '../../../base/money.ts';
import { showQuantity } from '../../../base/quantity.ts';
import { eachLang, fill, type Lang, type Text } from '../../../base/text.ts';
import type { Contribution } from './insurance.ts';
import type { InsuranceName } from './model.ts';
import type { Allowance, YearToDate } from './tax.ts';
import type { Withholding } from './withhold.ts';

/** What was withheld, as lines of a payslip, and why each has its amount. */

export interface WithheldLine {
  /** Apart from the ids of a plan's lines, which hold no dot. */
  readonly id: string;
  readonly title: Text;
  readonly kind: 'deduction' | 'info';
  readonly amount: string;
}

const TAX = 'law.income_tax';
const ARREARS = 'law.arrears';
/** What is left in hand. */
export const NET = 'law.net_pay';

export const WITHHELD_TITLES: Readonly<Record<string, Text>> = {
  'law.pension': { 'zh-CN': '养老保险（个人）', 'zh-TW': '養老保險（個人）', en: 'Pension, own part' },
  'law.medical': { 'zh-CN': '医疗保险（个人）', 'zh-TW': '醫療保險（個人）', en: 'Medical insurance, own part' },
  'law.unemployment': {
    'zh-CN': '失业保险（个人）',
    'zh-TW': '失業保險（個人）',
    en: 'Unemployment insurance, own part',
  },
  'law.housing_fund': { 'zh-CN': '住房公积金（个人）', 'zh-TW': '住房公積金（個人）', en: 'Housing fund, own part' },
  [ARREARS]: {
    'zh-CN': '以前月份保险公积金（个人）',
    'zh-TW': '以前月份保險公積金（個人）',
    en: 'Insurance and fund of earlier months, own part',
  },
  [TAX]: { 'zh-CN': '个人所得税', 'zh-TW': '個人所得稅', en: 'Income tax withheld' },
  [NET]: { 'zh-CN': '实发工资', 'zh-TW': '實發薪資', en: 'Net pay' },
};

/** What the employer alone pays stands on no payslip, but a correction of it names it. */
export function titleOfWithheld(id: string): Text | undefined {
  return id === withheldId('injury') ? INJURY : WITHHELD_TITLES[id];
}

const INJURY: Text = {
  'zh-CN': '工伤保险（单位）',
  'zh-TW': '職災保險（單位）',
  en: 'Injury insurance, employer’s part',
};

/** In the order in which they leave the gross; insurances the employee has no part in are the employer's alone. */
export function withheldLines(withheld: Withholding): readonly WithheldLine[] {
  return [
    ...withheld.contributions
      .filter(({ employee }) => employee.sign() > 0)
      .map(({ insurance, employee }) => line(withheldId(insurance), 'deduction', employee)),
    ...(withheld.arrears === undefined ? [] : [line(ARREARS, 'deduction', withheld.arrears)]),
    line(TAX, 'deduction', withheld.tax),
    line(NET, 'info', withheld.net),
  ];
}

function line(id: string, kind: WithheldLine['kind'], amount: Decimal): WithheldLine {
  return { id, kind, title: WITHHELD_TITLES[id] as Text, amount: moneyText(amount) };
}

export function withheldId(insurance: InsuranceName): string {
  return `law.${insurance}`;
}

/** Null where nothing was withheld under that id. */
export function reasonOfWithheld(withheld: Withholding, id: string): Reason | null {
  if (id === NET) return netReason(withheld);
  if (id === TAX) return withheld.year === null ? bonusReason(withheld) : taxReason(withheld, withheld.year);
  if (id === ARREARS) return withheld.arrears ? arrearsReason(withheld.arrears) : null;
  const paid = withheld.contributions.find(({ insurance }) => withheldId(insurance) === id);
  return paid ? contributionReason(paid) : null;
}

function netReason(withheld: Withholding): Reason {
  const taken = withheldLines(withheld).filter(({ kind }) => kind === 'deduction');
  const numbers = [withheld.gross, ...taken.map(({ amount }) => amount)].map(String);
  return {
    ...said(
      NET,
      withheld.net,
      {
        'zh-CN': '实发 = 应发 {gross} − 代扣的保险、公积金和个人所得税。',
        'zh-TW': '實發 = 應發 {gross} − 代扣的保險、公積金和個人所得稅。',
        en: 'What is left of {gross} after insurance, fund and income tax.',
      },
      { gross: withheld.gross },
    ),
    substituted: numbers.join(' - '),
    parts: taken.flatMap(({ id }) => reasonOfWithheld(withheld, id) ?? []),
  };
}

/** Each difference that it adds up is a correction of its own, with its own reason. */
function arrearsReason(arrears: Decimal): Reason {
  return { ...said(ARREARS, arrears, EARLIER, {}), parts: [] };
}

export function contributionReason({ insurance, wage, base, rate, employee, employer }: Contribution): Reason {
  const clamped = wage.equals(base) ? BASE : base.compare(wage) > 0 ? BASE_RAISED : BASE_CAPPED;
  return {
    ...said(withheldId(insurance), employee, clamped, { base, wage, employer }),
    formula: 'base * rate',
    substituted: `${base} * ${rate}`,
    parts: [],
  };
}

function taxReason(withheld: Withholding, year: YearToDate): Reason {
  const { taxable, bracket, tax } = withheld;
  const part = (id: keyof typeof PARTS, value: Decimal): Reason => ({
    ...{ kind: 'given', id, title: PARTS[id], value: value.toString(), unit: 'yuan', sentence: PARTS[id], parts: [] },
  });
  return {
    ...said(TAX, tax, CUMULATIVE, { taxable, withheld: year.withheld }, { months: String(year.months) }),
    formula: 'MAX(0, taxable * rate - less - withheld)',
    substituted: `MAX(0, ${taxable} * ${bracket.rate} - ${bracket.less} - ${year.withheld})`,
    parts: [
      part('income', year.income),
      part('contributions', year.contributions),
      part('deductions', year.additionalDeductions),
      part('withheld', year.withheld),
      ...(year.allowance ? [allowed(year.allowance, year.months)] : []),
    ],
  };
}

/** By which rule more months' allowance come off than there were with this employer. */
function allowed(rule: Allowance, months: number): Reason {
  const sentence = ALLOWED[rule];
  const title = ALLOWED_TITLE;
  return { kind: 'given', id: 'allowance', title, value: String(months), unit: 'month', sentence, parts: [] };
}

function bonusReason({ gross, bracket, tax }: Withholding): Reason {
  return {
    ...said(TAX, tax, BONUS, { bonus: gross }),
    formula: 'bonus * rate - less',
    substituted: `${gross} * ${bracket.rate} - ${bracket.less}`,
    parts: [],
  };
}

function said(
  id: string,
  value: Decimal,
  sentence: Text,
  money: Readonly<Record<string, Decimal>>,
  words: Readonly<Record<string, string>> = {},
) {
  const params = (lang: Lang) => ({
    ...words,
    ...Object.fromEntries(Object.entries(money).map(([name, one]) => [name, showQuantity(one, 'yuan', lang)])),
  });
  const title = WITHHELD_TITLES[id] as Text;
  return {
    kind: 'line' as const,
    id,
    title,
    value: value.toString(),
    unit: 'yuan',
    sentence: eachLang((lang) => fill(sentence[lang], params(lang))),
  };
}

const ALLOWED_TITLE: Text = { 'zh-CN': '减除费用的月数', 'zh-TW': '減除費用的月數', en: 'Months of allowance' };
const ALLOWED: Readonly<Record<Allowance, Text>> = {
  january: {
    'zh-CN': '本年首次取得工资薪金，自一月起按月减除（国家税务总局公告2020年第13号）。',
    'zh-TW': '本年首次取得薪資，自一月起按月減除（國家稅務總局公告2020年第13號）。',
    en: 'The first job of the year: months since January count (State Taxation Administration, 2020 No. 13).',
  },
  year: {
    'zh-CN': '上年全年在本单位且收入不超过 6 万元，自一月起直接减除全年 6 万元（国家税务总局公告2020年第19号）。',
    'zh-TW': '上年全年在本單位且收入不超過 6 萬元，自一月起直接減除全年 6 萬元（國家稅務總局公告2020年第19號）。',
    en: 'No more than 60,000 earned here all last year: the whole year’s 60,000 come off from January on (State Taxation Administration, 2020 No. 19).',
  },
};
const PARTS = {
  income: { 'zh-CN': '本年累计收入', 'zh-TW': '本年累計收入', en: 'Income of the year so far' },
  contributions: {
    'zh-CN': '本年累计个人保险和公积金',
    'zh-TW': '本年累計個人保險和公積金',
    en: 'Own insurance and fund of the year so far',
  },
  deductions: {
    'zh-CN': '本年累计专项附加扣除',
    'zh-TW': '本年累計專項附加扣除',
    en: 'Additional deductions of the year so far',
  },
  withheld: { 'zh-CN': '本年已预扣税额', 'zh-TW': '本年已預扣稅額', en: 'Tax already withheld this year' },
} as const satisfies Readonly<Record<string, Text>>;

const EARLIER: Text = {
  'zh-CN': '已关账月份的缴费基数后来变了：这里是其中个人部分的差额之和，每一笔的原因见补发补扣。',
  'zh-TW': '已關帳月份的繳費基數後來變了：這裡是其中個人部分的差額之和，每一筆的原因見補發補扣。',
  en: 'The base of closed months became another since: the own part of those differences together, each with its reason among the corrections.',
};
const BASE: Text = {
  'zh-CN': '缴费基数 {base}；单位另缴 {employer}。',
  'zh-TW': '繳費基數 {base}；單位另繳 {employer}。',
  en: 'On a base of {base}; the employer pays {employer} besides.',
};
const BASE_RAISED: Text = {
  'zh-CN': '上年月平均工资 {wage} 低于下限，缴费基数按下限 {base}；单位另缴 {employer}。',
  'zh-TW': '上年月平均薪資 {wage} 低於下限，繳費基數按下限 {base}；單位另繳 {employer}。',
  en: 'Last year’s average wage of {wage} is under the floor, so the base is {base}; the employer pays {employer} besides.',
};
const BASE_CAPPED: Text = {
  'zh-CN': '上年月平均工资 {wage} 高于上限，缴费基数按上限 {base}；单位另缴 {employer}。',
  'zh-TW': '上年月平均薪資 {wage} 高於上限，繳費基數按上限 {base}；單位另繳 {employer}。',
  en: 'Last year’s average wage of {wage} is over the cap, so the base is {base}; the employer pays {employer} besides.',
};
const CUMULATIVE: Text = {
  'zh-CN': '累计预扣：本年 {months} 个月的应纳税所得额累计 {taxable}，按级距计税后减去已预扣的 {withheld}，不低于 0。',
  'zh-TW': '累計預扣：本年 {months} 個月的應納稅所得額累計 {taxable}，按級距計稅後減去已預扣的 {withheld}，不低於 0。',
  en: 'Cumulative withholding: the tax on {taxable} taxable over {months} months of the year, less {withheld} already withheld, never below 0.',
};
const BONUS: Text = {
  'zh-CN': '全年一次性奖金 {bonus} 单独计税：按十二分之一找税率。',
  'zh-TW': '全年一次性獎金 {bonus} 單獨計稅：按十二分之一找稅率。',
  en: 'The yearly bonus of {bonus} is taxed apart: a twelfth of it finds the rate.',
};
