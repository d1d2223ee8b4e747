import type { Mechanism, MechanismName } from '../model.ts';
import { accelerator } from './accelerator.ts';
import { band } from './band.ts';
import { cap } from './cap.ts';
import { clawback } from './clawback.ts';
import { curve } from './curve.ts';
import { floor } from './floor.ts';
import { formula } from './formula.ts';
import { gate } from './gate.ts';
import { leavePay } from './leave-pay.ts';
import { lookup } from './lookup.ts';
import type { MechanismDefinition } from './mechanism.ts';
import { overtime } from './overtime.ts';
import { poolShare } from './pool-share.ts';
import { prorate } from './prorate.ts';
import { rankPay } from './rank-pay.ts';
import { tiers } from './tiers.ts';
import { weighted } from './weighted.ts';

/** Every mechanism, by its keyword. Total over the union: a member without a line here does not compile. */
export const MECHANISMS: { readonly [Name in MechanismName]: MechanismDefinition<Extract<Mechanism, { type: Name }>> } =
  {
    formula,
    band,
    tiers,
    lookup,
    curve,
    weighted,
    gate,
    cap,
    floor,
    prorate,
    pool_share: poolShare,
    rank_pay: rankPay,
    accelerator,
    clawback,
    overtime,
    leave_pay: leavePay,
  };

export const MECHANISM_NAMES = Object.keys(MECHANISMS) as readonly MechanismName[];

/** The definition of a mechanism. The one cast of the table: a key and its definition always belong together. */
export function definitionOf<M extends Mechanism>(mechanism: M): MechanismDefinition<M> {
  return MECHANISMS[mechanism.type] as unknown as MechanismDefinition<M>;
}
