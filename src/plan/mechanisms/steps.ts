import type { Decimal } from '../../base/decimal.ts';
import { numberOf } from '../evaluate/expression.ts';
import type { Frame } from '../evaluate/frame.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Bound, Formula, Step } from '../model.ts';
import type { Fields, Reading } from '../read/fields.ts';
import type { YamlNode } from '../read/yaml.ts';
import type { Operand } from './mechanism.ts';

/** Steps with bounds, as band, tiers, accelerator and rank_pay share them. */

/** Reads `steps:`; `word` is the key of a step's result: `is`, `rate`, `times`. */
export function readSteps(fields: Fields, word: 'is' | 'rate' | 'times'): readonly Step[] {
  return fields.needItems('steps').map((item) => readStep(item, word, fields.reading));
}

function readStep(node: YamlNode, word: string, reading: Reading): Step {
  const fields = reading.fields(node, 'steps');
  const lower = readBound(fields, 'from') ?? readBound(fields, 'above');
  const upper = readBound(fields, 'to') ?? readBound(fields, 'below');
  const rest = fields.take('else');
  if ((rest !== undefined) === (lower !== null || upper !== null)) reading.refuse('plan.step-bounds', node.at);
  const result = rest ? reading.formula(rest, 'else') : fields.needFormula(word);
  fields.done();
  return { lower, upper, result, at: node.at };
}

function readBound(fields: Fields, word: Bound['word']): Bound | null {
  const at = fields.placeOf(word);
  const value = fields.formula(word);
  return value && { word, value, at };
}

export function stepOperands(
  steps: readonly Step[],
  like: Formula | null,
  role: 'value' | 'factor' | 'ratio',
): readonly Operand[] {
  return steps.flatMap((step, index) => [
    ...[step.lower, step.upper].flatMap((bound): Operand[] => {
      if (!bound) return [];
      const place = { key: `steps[${index}].${bound.word}`, formula: bound.value };
      return [like ? { ...place, role: 'bound', like } : { ...place, role: 'ratio' }];
    }),
    { key: `steps[${index}]`, formula: step.result, role },
  ]);
}

/** Which step holds for a number: its place from 0, −1 where none does, −2 where a bound has no value. */
export type Chooser = (value: Decimal, frame: Frame) => number;

export function compileSteps(steps: readonly Step[], scope: Scope): Chooser {
  const sides = steps.map((step): Sides => [compileSide(step.upper, 1, scope), compileSide(step.lower, -1, scope)]);
  return (value, frame) => {
    for (let i = 0; i < sides.length; i++) {
      const [below, above] = sides[i] as Sides;
      const fits = below(value, frame);
      const holds = fits === true ? above(value, frame) : fits;
      if (holds === null) return -2;
      if (holds) return i;
    }
    return -1;
  };
}

/** Whether a value is on the right side of one bound; null where the bound has no value. */
type Side = (value: Decimal, frame: Frame) => boolean | null;
type Sides = readonly [upper: Side, lower: Side];

/** `outside` is how a value beyond the bound compares with it. What is `above` or `below` a bound does not reach it. */
function compileSide(bound: Bound | null, outside: 1 | -1, scope: Scope): Side {
  if (bound === null) return () => true;
  const at = numberOf(bound.value, scope);
  const open = bound.word === 'below' || bound.word === 'above';
  return (value, frame) => {
    const limit = at(frame);
    if (limit == null) return null;
    const order = value.compare(limit);
    return order === 0 ? !open : order !== outside;
  };
}
