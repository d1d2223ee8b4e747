import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { typed } from '../evaluate/typed.ts';
import { type Band, unitOf } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';
import { sameTyped } from './results.ts';
import { stepNotes, stepsFormula, stepWords } from './step-words.ts';
import { compileSteps, readSteps, stepOperands } from './steps.ts';

/** The whole amount by step: the first step whose bounds hold gives the value. */
export const band: MechanismDefinition<Band> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'band');
    const result: Band = { type: 'band', at, of: fields.needFormula('of'), steps: readSteps(fields, 'is') };
    fields.done();
    return result;
  },
  operands: (m) => [{ key: 'of', role: 'measure', formula: m.of }, ...stepOperands(m.steps, m.of, 'value')],
  steps: (m) => ({ of: m.of, steps: m.steps, jump: 'whole' }),
  compile: (m, scope) => {
    const of = numberOf(m.of, scope);
    const choose = compileSteps(m.steps, scope);
    const results = sameTyped(
      m.steps.map((step) => step.result),
      scope,
    );
    const { index } = scope;
    return typed(results.type, (frame) => {
      const value = of(frame);
      if (value == null) return value;
      const step = choose(value, frame);
      frame.marks[index] = step;
      if (step < 0) return step === -1 ? scope.fail(frame, 'plan.no-step', { found: value.toDigits() }) : undefined;
      return results.runs[step]?.(frame);
    });
  },
  tell: (m, teller) => {
    const step = m.steps[teller.mark];
    const of = teller.show(m.of);
    const name = teller.words(m.of);
    const words = step && stepWords(step, m.of, teller);
    return {
      because: eachLang((lang) => {
        const band = words?.[lang] ?? '–';
        if (lang === 'en') return `${name.en} at ${of.en} puts it in the band ${band}`;
        const verb = lang === 'zh-CN' ? '属于' : '屬於';
        return `${name[lang]} ${of[lang]}，${verb}「${band}」${lang === 'zh-CN' ? '这一档' : '這一檔'}`;
      }),
      formula: stepsFormula(m.of.text, m.steps),
      substituted: step ? stepsFormula(teller.substituted(m.of), [step]) : teller.substituted(m.of),
      notes: stepNotes(m.of, m.steps, teller, unitOf(teller.line)),
    };
  },
};
