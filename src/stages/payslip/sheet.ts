import { Decimal } from '../../base/decimal.ts';
import { grouped, showQuantity } from '../../base/quantity.ts';
import { type Lang, type PartialText, say, type Text } from '../../base/text.ts';
import type { PersonPay } from '../pay/index.ts';
import type { Payslip, PayslipLine } from './model.ts';
import { reasonOfLine } from './reason.ts';

/** A payslip laid out for paper: what stands on the sheet and in which order, in one language. */
export interface SlipSheet {
  readonly title: string;
  /** Name, number, team. */
  readonly person: string;
  readonly plan: string;
  readonly parts: readonly SheetPart[];
  readonly foot: string;
}

export interface SheetPart {
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly title: string;
  /** Why it has its amount, in one sentence; empty where nothing needs saying. */
  readonly why: string;
  readonly amount: string;
  readonly strong: boolean;
}

/** What stands on a payslip beside the plan's lines. */
export interface SlipExtras {
  readonly organisation: string;
  readonly team: string | null;
  /** The plan's line that says what is paid. */
  readonly payLine: string | null;
  /** Corrections of closed periods. */
  readonly deltas: readonly SlipDelta[];
  /** With corrections; told where there are any. */
  readonly payable: string | null;
  /** What the law withholds, net pay last. */
  readonly withheld: readonly SlipWithheld[];
}

export interface SlipDelta {
  readonly period: string;
  readonly title: PartialText;
  /** Signed as it moves the money in hand. */
  readonly amount: string;
  readonly sentence: PartialText;
}

export interface SlipWithheld {
  readonly title: PartialText;
  readonly amount: string;
  readonly kind: string;
  readonly why: PartialText;
}

/** Money first, then what led to it; corrections and what is withheld in parts of their own. */
export function sheetOf(slip: Payslip, pay: PersonPay, extras: SlipExtras, lang: Lang): SlipSheet {
  const money = slip.lines.filter((line) => line.unit === 'yuan' && line.kind !== 'employer_cost');
  const steps = slip.lines.filter((line) => !money.includes(line) && line.kind !== 'employer_cost');
  const row = (line: PayslipLine): SheetRow => ({
    title: say(line.title, lang) || line.id,
    why: because(say(reasonOfLine(pay, line.id)?.sentence ?? {}, lang)),
    amount: amountOf(line, lang),
    strong: line.id === extras.payLine,
  });
  const parts = [
    { title: WORDS.pay[lang], rows: money.map(row) },
    { title: WORDS.steps[lang], rows: steps.map(row) },
    { title: WORDS.corrections[lang], rows: correctionRows(extras, lang) },
    { title: WORDS.withheld[lang], rows: extras.withheld.map((one) => withheldRow(one, lang)) },
  ];
  return {
    title: `${extras.organisation} ${WORDS.payslip[lang]} ${slip.period}`.trim(),
    person: [...new Set([slip.name, slip.person, extras.team])].filter((text) => text).join(' · '),
    plan: `${say(slip.title, lang) || slip.plan} v${slip.planVersion}`,
    parts: parts.filter(({ rows }) => rows.length > 0),
    foot: WORDS.foot[lang],
  };
}

/** Title and amount stand beside it already: only why is left to say. */
function because(sentence: string): string {
  return sentence.replace(/^.*?[，,]\s*(?=因|because)/s, '');
}

function correctionRows({ deltas, payable }: SlipExtras, lang: Lang): readonly SheetRow[] {
  if (deltas.length === 0) return [];
  const rows = deltas.map(({ period, title, amount, sentence }) => ({
    ...{ title: `${period} ${say(title, lang)}`, why: say(sentence, lang), amount: grouped(amount), strong: false },
  }));
  return [...rows, { title: WORDS.payable[lang], why: '', amount: grouped(payable ?? ''), strong: true }];
}

function withheldRow({ title, amount, kind, why }: SlipWithheld, lang: Lang): SheetRow {
  const taken = kind === 'deduction';
  return {
    title: say(title, lang),
    why: say(why, lang),
    // What is given back stands without a sign, and nothing is nothing: no tax is not “-0.00”.
    amount: grouped(taken ? Decimal.ZERO.minus(Decimal.of(amount)).toFixed(2) : amount),
    strong: !taken,
  };
}

function amountOf({ amount, unit }: PayslipLine, lang: Lang): string {
  if (amount === null) return '—';
  const number = Decimal.parse(amount);
  if (number === undefined) return amount;
  return unit === 'yuan' ? grouped(number.toFixed(2)) : showQuantity(number, unit, lang);
}

const WORDS = {
  payslip: { 'zh-CN': '工资条', 'zh-TW': '薪資單', en: 'Payslip' },
  pay: { 'zh-CN': '工资（元）', 'zh-TW': '薪資（元）', en: 'Pay (yuan)' },
  steps: { 'zh-CN': '怎样算出来的', 'zh-TW': '怎樣算出來的', en: 'What led to it' },
  corrections: { 'zh-CN': '补发补扣（元）', 'zh-TW': '補發補扣（元）', en: 'Paid later or taken back (yuan)' },
  payable: { 'zh-CN': '应付合计', 'zh-TW': '應付合計', en: 'Payable' },
  withheld: { 'zh-CN': '代扣代缴（元）', 'zh-TW': '代扣代繳（元）', en: 'Withheld by law (yuan)' },
  foot: {
    'zh-CN': '每个数字都可以在绩薪里查到依据；有疑问请在确认期内对该行提出。工资信息请勿外传。',
    'zh-TW': '每個數字都可以在績薪裡查到依據；有疑問請在確認期內對該列提出。薪資資訊請勿外傳。',
    en: 'Every number answers “why?” in Jixin; question a line there within the days for answers. Please keep pay to yourself.',
  },
} as const satisfies Readonly<Record<string, Text>>;
