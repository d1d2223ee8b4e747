import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Member } from '../mechanisms/mechanism.ts';
import type { CompiledLine, CompiledPlan } from './compile.ts';
import { byPerson, type Evaluation, newFrame, type Others } from './evaluate.ts';
import type { Frame } from './frame.ts';
import { type Inputs, layInputs } from './inputs.ts';
import { runProblem } from './problems.ts';
import { runLine, spreadGroup } from './stretches.ts';

export interface GroupMember {
  readonly person: string;
  readonly team: string | null;
  readonly inputs: Inputs;
}

/**
 * Works out people together, line by line, so that pools are shared and places ranked. Evaluations come in the order of
 * `members`; what anybody gets does not depend on that order, because groups are settled in the order of person ids.
 */
export function evaluateGroup(compiled: CompiledPlan, members: readonly GroupMember[]): Result<readonly Evaluation[]> {
  const frames = members.map((member) => {
    const frame = newFrame(compiled, member.person, member.team);
    layInputs(compiled, member.inputs, frame);
    return frame;
  });
  const problems: Problem[] = [...twins(members)];
  const brought = new Map<string, ReadonlyMap<Frame, Group>>();
  for (const line of compiled.lines) {
    if (line.group === null) for (const frame of frames) runLine(line, frame);
    else {
      brought.set(line.line.id, settleLine(line, frames));
      for (const frame of frames) spreadGroup(line, frame);
    }
  }
  for (const frame of frames) problems.push(...(frame.problems ?? []));
  if (problems.length > 0) return failed(...problems);
  return ok(frames.map((frame) => ({ compiled, frame, others: othersOf(frame, brought) })));
}

type Group = readonly (Member & { readonly frame: Frame })[];

/** Settles one line for every group in it; returns each person's group. */
function settleLine(line: CompiledLine, frames: readonly Frame[]): ReadonlyMap<Frame, Group> {
  const { group } = line;
  const groupOf = new Map<Frame, Group>();
  if (!group) return groupOf;
  const groups = new Map<string, (Member & { readonly frame: Frame })[]>();
  for (const frame of frames) {
    if (group.takesPart(frame) !== true) continue;
    const value = group.compute.bring(frame);
    if (value == null) group.finish(frame, value);
    else if (group.compute.among === 'team' && frame.team === null)
      group.finish(frame, line.fail(frame, 'plan.no-team'));
    else {
      const key = group.compute.among === 'all' ? '' : (frame.team ?? '');
      const members = groups.get(key) ?? [];
      members.push({ person: frame.person ?? '', brought: value, frame });
      groups.set(key, members);
    }
  }
  for (const members of groups.values()) {
    members.sort(byPerson);
    const settled = group.compute.settle(members);
    members.forEach((member, i) => {
      member.frame.standings[line.index] = settled[i]?.standing;
      group.finish(member.frame, settled[i]?.value);
      groupOf.set(member.frame, members);
    });
  }
  return groupOf;
}

/** What the others brought, so that one person can be worked out again alone (what-if, edges). Listed only when read. */
function othersOf(frame: Frame, brought: ReadonlyMap<string, ReadonlyMap<Frame, Group>>): Others | null {
  if (brought.size === 0) return null;
  const others: Record<string, Others[string]> = {};
  for (const [line, groupOf] of brought)
    Object.defineProperty(others, line, {
      enumerable: true,
      get: () => groupOf.get(frame)?.filter((member) => member.frame !== frame),
    });
  return others;
}

function twins(members: readonly GroupMember[]): readonly Problem[] {
  const seen = new Set<string>();
  return members.flatMap(({ person }) => {
    if (!seen.has(person)) {
      seen.add(person);
      return [];
    }
    return [runProblem('plan.person-twice', { person }, { person })];
  });
}
