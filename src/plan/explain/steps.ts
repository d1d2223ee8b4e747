import { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { type Maybe, UNMARKED, type Value } from '../evaluate/frame.ts';

/**
 * The evaluation as compact JSON for proof files: inputs as they counted, and by line the value, the value before floor,
 * cap and rounding where that differs, and the step taken. The same inputs give the same bytes through `canonicalJson`.
 */
export function stepsOf({ compiled, frame }: Evaluation): Json {
  const { plan, slots } = compiled;
  const at = (id: string): Json => plain(frame.values[slots.get(id) ?? -1]);
  const thin = Object.fromEntries([...(frame.thin ?? [])].map(([id, { value, n }]) => [id, { value, n }]));
  return {
    plan: plan.id,
    version: plan.version,
    person: frame.person,
    team: frame.team,
    inputs: Object.fromEntries(plan.inputs.map(({ id }) => [id, at(id)])),
    ...(frame.thin ? { thin } : {}),
    lines: plan.lines.map(({ id }, index) => {
      const value = at(id);
      const before = plain(frame.before[index]);
      const mark = frame.marks[index] ?? UNMARKED;
      const standing = frame.standings[index];
      return {
        id,
        value,
        ...(before !== value && before !== null ? { before } : {}),
        ...(mark === UNMARKED ? {} : { step: mark }),
        ...(standing
          ? {
              group: {
                members: standing.members,
                brought: standing.brought.toString(),
                total: standing.total.toString(),
                place: standing.place,
              },
            }
          : {}),
      };
    }),
  };
}

function plain(value: Maybe<Value>): string | boolean | null {
  return value == null ? null : value instanceof Decimal ? value.toString() : value;
}
