import { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import { eachLang, sameText, say, type Text } from '../../base/text.ts';
import { formulasOf } from '../evaluate/dependencies.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { SKIPPED, type Value } from '../evaluate/frame.ts';
import { definitionOf } from '../mechanisms/table.ts';
import { type Formula, type Input, type Line, type Parameter, unitOf } from '../model.ts';
import { targetId } from '../names.ts';
import { namesIn } from '../syntax/expr.ts';
import { type Edge, nextEdge } from './edges.ts';
import { edgeWords, limitWords } from './sentences.ts';
import { splitWords } from './split.ts';
import { showValue, tellerOf } from './teller.ts';

export interface ReasonOptions {
  /** Where an input came from (a metric with its rows, a fact): what the caller knows and the plan does not. */
  readonly input?: (id: string) => Reason | undefined;
  /** Whether to work out how far the next edges are and what they do to pay; true unless said otherwise. */
  readonly edges?: boolean;
}

/** Why a line has its value: told from the trace of the evaluation, down to the inputs. Asserts that the plan has the line. */
export function reasonOf(evaluation: Evaluation, lineId: string, options: ReasonOptions = {}): Reason {
  const line = evaluation.compiled.plan.lines.find((one) => one.id === lineId);
  if (!line) throw new RangeError(`the plan has no line ${lineId}`);
  return new Telling(evaluation, options).line(line);
}

/** Tells every line once, however many lines read it. */
class Telling {
  private readonly evaluation: Evaluation;
  private readonly options: ReasonOptions;
  private readonly told = new Map<string, Reason>();

  constructor(evaluation: Evaluation, options: ReasonOptions) {
    this.evaluation = evaluation;
    this.options = options;
  }

  line(line: Line): Reason {
    const before = this.told.get(line.id);
    if (before) return before;
    const reason = this.tell(line);
    this.told.set(line.id, reason);
    return reason;
  }

  private tell(line: Line): Reason {
    const { compiled, frame } = this.evaluation;
    const teller = tellerOf(compiled, frame, line);
    const value = this.valueAt(line.id);
    const head = { kind: 'line', id: line.id, title: named(line), value: text(value), unit: unitOf(line) } as const;
    const shown = teller.showResult(value);
    const skipped = teller.mark === SKIPPED && line.when;
    if (skipped) {
      const condition = teller.words(skipped);
      const sentence = because(named(line), shown, skipWords(condition, teller.substituted(skipped)));
      const formula = `${skipped.text} → …; else → ${line.otherwise?.text ?? '0'}`;
      return {
        ...head,
        sentence,
        formula,
        substituted: teller.substituted(skipped),
        parts: this.sources(line, [skipped]),
      };
    }
    const before = frame.before[compiled.plan.lines.indexOf(line)];
    const split = splitWords(this.evaluation, line);
    const {
      because: why,
      formula,
      substituted,
      notes,
    } = split ?? definitionOf(line.mechanism).tell(line.mechanism, teller);
    const limits = limitWords(split ? { ...line, floor: null, cap: null } : line, teller, before, value);
    const edges = this.edgesOf(line);
    const clauses = [...limits, ...edges.map((edge) => edgeWords(edge, line))];
    return {
      ...head,
      sentence: because(named(line), shown, [why, ...clauses].reduce(joined)),
      formula,
      substituted,
      parts: [
        ...notes.map(
          (note): Reason => ({
            kind: 'step',
            id: `${line.id}.${note.id}`,
            title: note.sentence,
            value: text(note.value ?? null),
            unit: note.unit,
            sentence: note.sentence,
            parts: [],
          }),
        ),
        ...this.sources(
          line,
          formulasOf(line).map(({ formula: one }) => one),
        ),
      ],
    };
  }

  /** The inputs, parameters and lines that formulas name, each once. */
  private sources(line: Line, formulas: readonly Formula[]): readonly Reason[] {
    const { names, plan } = this.evaluation.compiled;
    const found = new Map<string, Reason>();
    for (const name of formulas.flatMap((formula) => namesIn(formula.expr))) {
      const target = line.values?.some((value) => value.id === name) ? undefined : names.resolve(name);
      if (target === undefined || target === 'ambiguous' || target.kind === 'value') continue;
      const id = targetId(target);
      if (found.has(id)) continue;
      if (target.kind === 'line') found.set(id, this.line(target.line));
      else if (target.kind === 'input') found.set(id, this.input(target.input));
      else found.set(id, parameter(target.parameter));
    }
    const table = line.mechanism.type === 'lookup' ? line.mechanism.table?.parameter : undefined;
    const looked = plan.parameters.find((one) => one.id === table);
    return [...found.values(), ...(looked ? [parameter(looked)] : [])];
  }

  private input(input: Input): Reason {
    const { frame } = this.evaluation;
    const value = this.valueAt(input.id);
    const thin = frame.thin?.get(input.id);
    const known = thin ? undefined : this.options.input?.(input.id);
    if (known) return known;
    const shown = showValue(value, input.unit, { kind: 'input', input });
    const title = named(input);
    const few = eachLang((lang) => {
      if (!thin) return '';
      if (lang === 'en')
        return `; ${thin.value} was observed only ${thin.n} times, fewer than ${thin.minimum}, and counts as missing`;
      return lang === 'zh-CN'
        ? `；观测值 ${thin.value} 只有 ${thin.n} 个样本，少于 ${thin.minimum}，按缺失处理`
        : `；觀測值 ${thin.value} 只有 ${thin.n} 個樣本，少於 ${thin.minimum}，按缺失處理`;
    });
    return {
      kind: 'given',
      id: input.id,
      title,
      value: text(value),
      unit: input.unit,
      sentence: eachLang((lang) => `${say(title, lang)} ${shown[lang]}${few[lang]}`),
      ...(thin ? { n: Number(thin.n) } : {}),
      parts: [],
    };
  }

  /** The edges of the inputs that this line measures in steps: only the line's own step changes are told with it. */
  private edgesOf(line: Line): readonly Edge[] {
    const stepped = definitionOf(line.mechanism).steps?.(line.mechanism);
    if (this.options.edges === false || stepped?.jump !== 'whole') return [];
    const { names } = this.evaluation.compiled;
    return namesIn(stepped.of.expr)
      .flatMap((name) => {
        const target = names.resolve(name);
        if (target === undefined || target === 'ambiguous' || target.kind !== 'input') return [];
        return nextEdge(this.evaluation, target.input.id);
      })
      .filter((edge) => edge.line === line);
  }

  private valueAt(id: string): Value | null {
    const { compiled, frame } = this.evaluation;
    return frame.values[compiled.slots.get(id) ?? -1] ?? null;
  }
}

function named(thing: Line | Input | Parameter): Text {
  return eachLang((lang) => say(thing.title, lang) || thing.id);
}

function parameter(one: Parameter): Reason {
  const title = named(one);
  const shown = one.value ? showValue(one.value, one.unit, null) : sameText('');
  return {
    kind: 'parameter',
    id: one.id,
    title,
    value: text(one.value),
    unit: one.unit,
    sentence: eachLang((lang) =>
      `${title[lang]} ${shown[lang]}${say(one.note, lang) ? ` — ${say(one.note, lang)}` : ''}`.trim(),
    ),
    parts: [],
  };
}

function because(title: Text, shown: Text, why: Text): Text {
  return eachLang((lang) => {
    if (lang === 'en') return `${title.en} ${shown.en}, because ${why.en}.`;
    return `${title[lang]} ${shown[lang]}，${lang === 'zh-CN' ? '因为' : '因為'}${why[lang]}。`;
  });
}

function joined(a: Text, b: Text): Text {
  return eachLang((lang) => `${a[lang]}${lang === 'en' ? '; ' : '；'}${b[lang]}`);
}

function skipWords(condition: Text, values: string): Text {
  return eachLang((lang) => {
    if (lang === 'en') return `the condition ${condition.en} (${values}) does not hold`;
    return lang === 'zh-CN'
      ? `条件“${condition[lang]}”（${values}）不成立`
      : `條件「${condition[lang]}」（${values}）不成立`;
  });
}

function text(value: Value | null): string | null {
  return value === null ? null : value instanceof Decimal ? value.toString() : String(value);
}
