import { Decimal, type RoundingMode } from '../../base/decimal.ts';
import type { Expr, FunctionName } from '../syntax/expr.ts';
import type { Compute } from './frame.ts';
import type { Scope, Typed } from './scope.ts';
import { folded, gap, typed, wrongType } from './typed.ts';

type Call = Extract<Expr, { type: 'call' }>;

/** How each function is written, for the problem that says so. */
const USAGE: Readonly<Record<FunctionName, string>> = {
  IF: 'IF(condition, then, else)',
  MIN: 'MIN(a, b, …)',
  MAX: 'MAX(a, b, …)',
  SUM: 'SUM(a, b, …)',
  ROUND: 'ROUND(number, places)',
  ROUNDUP: 'ROUNDUP(number, places)',
  ROUNDDOWN: 'ROUNDDOWN(number, places)',
  ABS: 'ABS(number)',
  MISSING: 'MISSING(name)',
};

/** The functions as Excel has them; ROUND goes half away from zero. `args` are the compiled arguments. */
export function compileCall(call: Call, args: readonly Typed[], scope: Scope): Typed {
  switch (call.fn) {
    case 'IF':
      return choose(call, args, scope);
    case 'MIN':
      return fold(call, args, scope, (a, b) => a.min(b));
    case 'MAX':
      return fold(call, args, scope, (a, b) => a.max(b));
    case 'SUM':
      return fold(call, args, scope, (a, b) => a.plus(b));
    case 'ROUND':
      return round(call, args, scope, 'half-up');
    case 'ROUNDUP':
      return round(call, args, scope, 'up');
    case 'ROUNDDOWN':
      return round(call, args, scope, 'down');
    case 'ABS':
      return absolute(call, args, scope);
    case 'MISSING':
      return missing(call, args, scope);
  }
}

function misused(call: Call, scope: Scope): Typed {
  scope.refuse('plan.arguments', call.span, { function: call.fn, usage: USAGE[call.fn] });
  return typed('number', () => undefined);
}

/** The closure of a number argument; another type is refused. */
function numberAt(call: Call, args: readonly Typed[], index: number, scope: Scope): Compute<Decimal> {
  const arg = args[index] as Typed;
  return arg.type === 'number' ? arg.run : wrongType(call.args[index] as Expr, arg.type, 'number', scope);
}

/** Only the branch taken runs: a division by zero in the other one never happens. */
function choose(call: Call, args: readonly Typed[], scope: Scope): Typed {
  const [test, then, otherwise] = args;
  if (!test || !then || !otherwise || args.length !== 3) return misused(call, scope);
  const [condition, , other] = call.args as readonly [Expr, Expr, Expr];
  if (test.type !== 'flag') return typed(then.type, wrongType(condition, test.type, 'flag', scope));
  if (then.type !== otherwise.type) return typed(then.type, wrongType(other, otherwise.type, then.type, scope));
  const holds = test.run;
  return typed(then.type, (f) => {
    const value = holds(f);
    return value == null ? value : value ? then.run(f) : otherwise.run(f);
  });
}

function fold(call: Call, args: readonly Typed[], scope: Scope, join: (a: Decimal, b: Decimal) => Decimal): Typed {
  const [first, ...rest] = args.map((_, index) => numberAt(call, args, index, scope));
  if (!first) return misused(call, scope);
  return folded(args, (f) => {
    let result = first(f);
    for (const next of rest) {
      const value = next(f);
      result = result == null || value == null ? gap(result, value) : join(result, value);
    }
    return result;
  });
}

function round(call: Call, args: readonly Typed[], scope: Scope, mode: RoundingMode): Typed {
  const places = args.length > 1 ? args[1]?.constant : Decimal.ZERO;
  const whole =
    places instanceof Decimal && places.equals(places.round(0, 'down')) && places.abs().compare(TWELVE) <= 0;
  if (!whole || args.length < 1 || args.length > 2) return misused(call, scope);
  const count = Number(places.toString());
  const of = numberAt(call, args, 0, scope);
  return folded(args, (f) => {
    const value = of(f);
    return value == null ? value : value.round(count, mode);
  });
}

const TWELVE = Decimal.int(12);

function absolute(call: Call, args: readonly Typed[], scope: Scope): Typed {
  if (args.length !== 1) return misused(call, scope);
  const of = numberAt(call, args, 0, scope);
  return folded(args, (f) => {
    const value = of(f);
    return value == null ? value : value.abs();
  });
}

function missing(call: Call, args: readonly Typed[], scope: Scope): Typed {
  const [of] = args;
  if (!of || call.args[0]?.type !== 'name' || args.length !== 1) return misused(call, scope);
  return typed('flag', (f) => {
    const value = of.run(f);
    return value === undefined ? undefined : value === null;
  });
}
