import type { PartialText } from '../base/text.ts';
import type { Input, Line, Parameter, Plan } from './model.ts';

/** What a name in a formula can mean. A `value` is one of the texts that some input or line declares (`junior`, `优秀`). */
export type Target =
  | { readonly kind: 'input'; readonly input: Input }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'value'; readonly id: string };

/** What every name of a plan means: ids go before titles (in any language), both before declared texts. */
export interface Names {
  /** `'ambiguous'` where two things share the title. */
  resolve(name: string): Target | 'ambiguous' | undefined;
  /** Every name that can be written, ids first. */
  readonly known: readonly string[];
}

export function namesOf(plan: Plan): Names {
  const ids = new Map<string, Target>();
  const titles = new Map<string, Target | 'ambiguous'>();
  const values = new Map<string, Target | 'ambiguous'>();
  const title = (map: Map<string, Target | 'ambiguous'>, text: PartialText, target: Target): void => {
    for (const name of new Set(Object.values(text))) {
      const before = map.get(name);
      map.set(name, before === undefined || sameTarget(before, target) ? target : 'ambiguous');
    }
  };
  const named: readonly (readonly [{ readonly id: string; readonly title: PartialText }, Target])[] = [
    ...plan.inputs.map((input) => [input, { kind: 'input', input }] as const),
    ...plan.parameters.map((parameter) => [parameter, { kind: 'parameter', parameter }] as const),
    ...plan.lines.map((line) => [line, { kind: 'line', line }] as const),
  ];
  for (const [thing, target] of named) {
    if (!ids.has(thing.id)) ids.set(thing.id, target);
    title(titles, thing.title, target);
  }
  for (const { values: declared } of [...plan.inputs, ...plan.lines])
    for (const value of declared ?? []) {
      const target = { kind: 'value', id: value.id } as const;
      values.set(value.id, target);
      title(values, value.title, target);
    }
  return {
    resolve: (name) => ids.get(name) ?? titles.get(name) ?? values.get(name),
    known: [...ids.keys(), ...titles.keys(), ...values.keys()],
  };
}

function sameTarget(a: Target | 'ambiguous', b: Target): boolean {
  if (a === 'ambiguous' || a.kind !== b.kind) return false;
  return targetId(a) === targetId(b);
}

export function targetId(target: Target): string {
  switch (target.kind) {
    case 'input':
      return target.input.id;
    case 'parameter':
      return target.parameter.id;
    case 'line':
      return target.line.id;
    case 'value':
      return target.id;
  }
}
