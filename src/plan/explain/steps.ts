import { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { type Maybe, type Stretch, UNMARKED, type Value } from '../evaluate/frame.ts';
import type { Plan } from '../model.ts';

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
    ...(frame.stretches ? { stretches: frame.stretches.map((one) => stretch(plan, slots, one)) } : {}),
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

/** What held in a part of the period, and what each line that is split came to there. */
function stretch(plan: Plan, slots: ReadonlyMap<string, number>, { days, frame }: Stretch): Json {
  const at = ({ id }: { readonly id: string }) => [id, plain(frame.values[slots.get(id) ?? -1])] as const;
  const split = plan.lines.filter((line) => line.split !== null);
  return {
    days: days.toString(),
    inputs: Object.fromEntries(plan.inputs.map(at)),
    lines: Object.fromEntries(split.map(at)),
  };
}

function plain(value: Maybe<Value>): string | boolean | null {
  return value == null ? null : value instanceof Decimal ? value.toString() : value;
}
