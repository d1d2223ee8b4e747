/** The plan language: read, check, compile, run, explain. Pure; the YAML reader is its only dependency. */

export { type CaseResult, runCases } from './cases/run.ts';
export { checkPlan } from './check/check.ts';
export { type CompiledPlan, compilePlan } from './evaluate/compile.ts';
export {
  type Evaluation,
  evaluate,
  lineValue,
  lineValues,
  type Others,
  type Subject,
} from './evaluate/evaluate.ts';
export type { Value } from './evaluate/frame.ts';
export { evaluateGroup, type GroupMember } from './evaluate/group.ts';
export type { Inputs, InputValue, Observed } from './evaluate/inputs.ts';
export type { Stretched } from './evaluate/stretches.ts';
export { type Edge, nextEdge, nextEdges, payLine } from './explain/edges.ts';
export { type ReasonOptions, reasonOf } from './explain/reason.ts';
export { stepsOf } from './explain/steps.ts';
export { unsplitLines } from './explain/unsplit.ts';
export * from './model.ts';
export { type Names, namesOf, type Target } from './names.ts';
export { Fields, Reading, readDecimal } from './read/fields.ts';
export { readFlag } from './read/inputs.ts';
export { readPlan } from './read/plan.ts';
export { readYaml, type YamlEntry, type YamlList, type YamlMap, type YamlNode, type YamlScalar } from './read/yaml.ts';
export { diffPlans, type PlanChange } from './versions/diff.ts';
export { versionInForce } from './versions/in-force.ts';
