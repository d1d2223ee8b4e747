import { Decimal } from '../../base/decimal.ts';
import { eachLang, fill, sameText, type Text } from '../../base/text.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { SKIPPED } from '../evaluate/frame.ts';
import { definitionOf } from '../mechanisms/table.ts';
import { type Line, unitOf } from '../model.ts';
import { limitWords } from './sentences.ts';
import { tellerOf } from './teller.ts';
import type { Note, Telling } from './telling.ts';

/** How a line that is split by days came together: what each stretch would pay for all of the period, times its days. */
export function splitWords(evaluation: Evaluation, line: Line): Telling | null {
  const amounts = line.split === null ? [] : amountsByStretch(evaluation, line);
  const stretches = evaluation.frame.stretches ?? [];
  if (amounts.length === 0 || amounts.length < stretches.length) return null;
  const of = stretches.reduce<Decimal | null>((sum, { days }) => sum?.plus(days) ?? days, null)?.toDigits(4) ?? '';
  const parts = stretches.map(({ days }, i) => ({ days: days.toDigits(4), amount: amounts[i] as Decimal }));
  const unit = unitOf(line);
  const told = stretches.map(({ frame }, i) => tellStretch(evaluation, line, frame, amounts[i] as Decimal));
  return {
    because: eachLang((lang) => {
      const sum = told.map(({ shown }, i) => `${shown[lang]} × ${parts[i]?.days}/${of}`).join(' + ');
      return `${JOINED[lang]}${sum}`;
    }),
    formula: told[0]?.formula ?? '',
    substituted: told.map(({ substituted }, i) => `(${substituted}) * ${parts[i]?.days}/${of}`).join(' + '),
    notes: told.map(
      ({ sentence }, i): Note => ({
        id: `days${i + 1}`,
        taken: true,
        value: amounts[i],
        unit,
        sentence: eachLang((lang) =>
          fill(STRETCH[lang], { n: String(i + 1), days: parts[i]?.days ?? '', why: sentence[lang] }),
        ),
      }),
    ),
  };
}

/** A line's amount in each stretch, before rounding; empty where none differs from another. */
function amountsByStretch({ compiled, frame }: Evaluation, line: Line): readonly Decimal[] {
  const own = compiled.lines.find((one) => one.line === line);
  const amounts = (frame.stretches ?? []).map((stretch) => own?.exact(stretch.frame));
  const known = amounts.filter((amount) => amount instanceof Decimal);
  return known.some((amount) => amount.equals(known[0] as Decimal) === false) ? known : [];
}

interface Told {
  readonly shown: Text;
  readonly sentence: Text;
  readonly formula: string;
  readonly substituted: string;
}

function tellStretch({ compiled }: Evaluation, line: Line, frame: Evaluation['frame'], amount: Decimal): Told {
  const teller = tellerOf(compiled, frame, line);
  const shown = teller.showResult(amount);
  if (teller.mark === SKIPPED && line.when) {
    const substituted = teller.substituted(line.when);
    return { shown, sentence: sameText(substituted), formula: line.when.text, substituted };
  }
  const { because, formula, substituted } = definitionOf(line.mechanism).tell(line.mechanism, teller);
  const before = frame.before[compiled.plan.lines.indexOf(line)];
  const limits = limitWords({ ...line, round: null }, teller, before, amount);
  return {
    ...{ shown, formula, substituted },
    sentence: eachLang((lang) => [because, ...limits].map((one) => one[lang]).join(lang === 'en' ? '; ' : '；')),
  };
}

const JOINED: Text = {
  'zh-CN': '本期内有变动，各段按整期算出，再按周一至周五的天数合计：',
  'zh-TW': '本期內有變動，各段按整期算出，再按週一至週五的天數合計：',
  en: 'the record changed within the period: each stretch as if it were all of it, by its days from Monday to Friday: ',
};
const STRETCH: Text = {
  'zh-CN': '第 {n} 段，{days} 天：{why}',
  'zh-TW': '第 {n} 段，{days} 天：{why}',
  en: 'Stretch {n}, {days} days: {why}',
};
