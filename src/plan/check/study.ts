import type { Plan } from '../model.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type Reach, reachOf } from './reach/plan.ts';
import { type UnitFindings, unitsOf } from './units/plan.ts';

/** What every lint reads: the plan, what its names mean, and what can be known of its lines without running it. */
export interface Study extends Outline {
  readonly units: UnitFindings;
  readonly reach: Reach;
}

export function study(plan: Plan): Study {
  const outline = outlineOf(plan);
  return { ...outline, units: unitsOf(outline), reach: reachOf(outline) };
}
