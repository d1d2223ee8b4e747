import type { Decimal } from '../../../base/decimal.ts';
import type { Problem, Where } from '../../../base/problem.ts';
import { definitionOf } from '../../mechanisms/table.ts';
import type { Input, Plan } from '../../model.ts';
import { whereIs } from '../outline.ts';
import type { Edge } from '../probe/edges.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/** One unit of an input moves pay by more than `settings.cliff`: each edge once, with the most it moves anybody. */
export function cliffs({ plan, trial }: Study): readonly Problem[] {
  const { cliff } = plan.settings;
  if (cliff === null || trial === null) return [];
  const worst = new Map<string, { readonly input: Input; readonly edge: Edge }>();
  for (const { input, edges } of trial.walks)
    for (const edge of edges) {
      if (moveOf(edge).abs().compare(cliff) <= 0) continue;
      // Where only the slope is steep, one place stands for all.
      const key = changedLine(edge) < 0 ? input.id : `${input.id} ${edge.from}`;
      const known = worst.get(key);
      if (!known || moveOf(known.edge).abs().compare(moveOf(edge).abs()) < 0) worst.set(key, { input, edge });
    }
  return [...worst.values()].map(({ input, edge }) =>
    checkProblem('check.cliff', { ...told(input, edge), limit: cliff.toFixed(2) }, whereChanged(plan, edge, input)),
  );
}

/** A number gets better and pay falls: for each input that says what better is, the worst place. */
export function betterPaysLess({ plan, trial }: Study): readonly Problem[] {
  const worst = new Map<string, { readonly input: Input; readonly edge: Edge }>();
  for (const { input, edges } of trial?.walks ?? [])
    for (const edge of edges.map((e) => improving(input, e))) {
      if (edge === null || moveOf(edge).sign() >= 0) continue;
      const known = worst.get(input.id);
      if (!known || moveOf(edge).compare(moveOf(known.edge)) < 0) worst.set(input.id, { input, edge });
    }
  return [...worst.values()].map(({ input, edge }) =>
    checkProblem('check.better-pays-less', told(input, edge), whereChanged(plan, edge, input)),
  );
}

/** The same edge, walked the way that is better; null where the plan does not say which that is. */
function improving({ better }: Input, edge: Edge): Edge | null {
  if (better === null) return null;
  return better === 'higher' ? edge : { from: edge.to, to: edge.from, before: edge.after, after: edge.before };
}

function moveOf({ before, after }: Edge): Decimal {
  return after.pay.minus(before.pay);
}

function told(input: Input, edge: Edge) {
  const { from, to } = edge;
  return {
    input: input.id,
    from: from.toDigits(4),
    to: to.toDigits(4),
    amount: moveOf(edge).abs().toFixed(2),
  };
}

/** The first line, in the order of the file, that took another branch; −1 where none did. */
function changedLine({ before, after }: Edge): number {
  return before.marks.findIndex((mark, i) => mark !== after.marks[i]);
}

/** At the step that is entered, else at the line that branches, else at the input. */
function whereChanged(plan: Plan, edge: Edge, input: Input): Where {
  const index = changedLine(edge);
  const line = plan.lines[index];
  if (!line) return whereIs(plan, input.at);
  const steps = definitionOf(line.mechanism).steps?.(line.mechanism)?.steps ?? [];
  return whereIs(plan, steps[edge.after.marks[index] ?? -1]?.at ?? line.mechanism.at, line);
}
