import type { Input, Plan } from '../model.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type Edge, edgesOf } from './probe/edges.ts';
import { type Probe, probeOf, type Situation } from './probe/run.ts';
import { typicalSituations } from './probe/situations.ts';
import { type Reach, reachOf } from './reach/plan.ts';
import { type UnitFindings, unitsOf } from './units/plan.ts';

/** What every lint reads: the plan, what its names mean, what can be known of it without running it, and trial runs. */
export interface Study extends Outline {
  readonly units: UnitFindings;
  readonly reach: Reach;
  /** Null where the plan cannot run. */
  readonly trial: Trial | null;
}

/** The plan tried out on typical people. */
export interface Trial {
  readonly probe: Probe;
  readonly situations: readonly Situation[];
  /** Every number input moved along its range, once for each situation. */
  readonly walks: readonly Walk[];
}

export interface Walk {
  readonly input: Input;
  readonly situation: Situation;
  readonly edges: readonly Edge[];
}

export function study(plan: Plan): Study {
  const outline = outlineOf(plan);
  const known = { ...outline, units: unitsOf(outline), reach: reachOf(outline) };
  const probe = probeOf(plan);
  return { ...known, trial: probe && trialOf(probe, known) };
}

function trialOf(probe: Probe, known: Outline & { readonly reach: Reach }): Trial {
  const situations = typicalSituations(probe.compiled);
  const numbers = known.plan.inputs.filter((input) => input.type === 'number');
  const walks = situations.flatMap((situation) =>
    numbers.map((input) => ({ input, situation, edges: edgesOf(input, situation, probe, known) })),
  );
  return { probe, situations, walks };
}
