import { Decimal } from '../../base/decimal.ts';
import { type Evaluation, nextEdges } from '../../plan/index.ts';
import type { NearEdge } from './model.ts';

/** Who stands so close to an edge that a second look is worth it: within a twentieth of the value, or one step. */

const A_TWENTIETH = Decimal.ratio(1, 20);
/** A smaller change than this is nobody's concern at a review. */
const AT_LEAST = Decimal.int(10);

export function nearEdges(evaluation: Evaluation): readonly NearEdge[] {
  return nextEdges(evaluation).flatMap(({ input, from, to, line, target }) => {
    const distance = to.minus(from).abs();
    const near = from
      .abs()
      .times(A_TWENTIETH)
      .max(input.step ?? Decimal.ZERO);
    if (distance.compare(near) > 0 || target.change.abs().compare(AT_LEAST) < 0) return [];
    const texts = { from: from.toString(), to: to.toString(), change: target.change.toString() };
    return [{ input: input.id, line: line.id, ...texts }];
  });
}
