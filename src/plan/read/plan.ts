import { isDate } from '../../base/period.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type Applies, PAY_PERIODS, type Place, type Plan, type Settings } from '../model.ts';
import { namesOf } from '../names.ts';
import { readCase } from './cases.ts';
import { type Fields, Reading } from './fields.ts';
import { readInput, readParameter } from './inputs.ts';
import { readLine } from './lines.ts';
import { readYaml, type YamlEntry } from './yaml.ts';

/** Reads one plan. Everything that is wrong with the file comes back at once, each problem with line and column. */
export function readPlan(source: string, file: string): Result<Plan> {
  const yaml = readYaml(source, file);
  if (!yaml.ok) return yaml;
  const reading = new Reading(file);
  const fields = reading.fields(yaml.value, 'plan');
  const plan = {
    id: readId(fields, reading),
    version: wholeNumber(fields, 'version') ?? 1,
    inForce: readDate(fields, reading),
    title: fields.title('title'),
    about: fields.title('about'),
    applies: readApplies(fields, reading),
    pays: fields.choice('pays', PAY_PERIODS) ?? 'month',
    settings: readSettings(fields, reading),
    parameters: entries(fields, 'parameters', reading).map((entry) => readParameter(entry, reading)),
    inputs: entries(fields, 'inputs', reading).map((entry) => readInput(entry, reading)),
    lines: entries(fields, 'lines', reading).map((entry) => readLine(entry, reading)),
    file,
    at: yaml.value.at,
  };
  if (plan.lines.length === 0) reading.refuse('plan.missing-key', plan.at, { key: 'lines' });
  const caseNode = fields.take('cases');
  fields.done();
  refuseTwins(plan, reading);
  const names = namesOf({ ...plan, cases: [] });
  const cases = caseNode ? reading.items(caseNode).map((node) => readCase(node, plan, names, reading)) : [];
  const problems = [...reading.problems].sort(byPlace);
  return errorsIn(problems).length > 0 ? failed(...problems) : ok({ ...plan, cases }, problems);
}

function byPlace(a: Problem, b: Problem): number {
  return (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0);
}

function readId(fields: Fields, reading: Reading): string {
  const node = fields.need('plan');
  if (!node) return '';
  const { text, at } = reading.scalar(node, 'plan');
  if (!/^[\p{L}][\p{L}\p{N}_-]*$/u.test(text)) reading.refuse('plan.bad-id', at, { id: text });
  return text;
}

function wholeNumber(fields: Fields, key: string): number | null {
  const node = fields.take(key);
  if (!node) return null;
  const { text, at } = fields.reading.scalar(node, key);
  if (/^\d{1,6}$/.test(text)) return Number(text);
  fields.reading.refuse('plan.wants-whole', at, { key, from: 0, to: 999999, found: text });
  return null;
}

function readDate(fields: Fields, reading: Reading): string | null {
  const node = fields.take('in_force');
  if (!node) return null;
  const { text, at } = reading.scalar(node, 'in_force');
  if (!isDate(text)) reading.refuse('plan.wants-date', at, { found: text });
  return text;
}

function readApplies(fields: Fields, reading: Reading): Applies {
  const node = fields.take('applies');
  if (!node) return { posts: null, levels: null, statuses: null };
  const inside = reading.fields(node, 'applies');
  const applies = { posts: inside.texts('posts'), levels: inside.texts('levels'), statuses: inside.texts('statuses') };
  inside.done();
  return applies;
}

function readSettings(fields: Fields, reading: Reading): Settings {
  const at: Place = fields.placeOf('settings');
  const node = fields.take('settings');
  const inside = node && reading.fields(node, 'settings');
  const settings = {
    minimumN: inside?.decimal('minimum_n') ?? null,
    cliff: inside?.decimal('cliff', 'yuan') ?? null,
    minimumWage: inside?.decimal('minimum_wage', 'yuan') ?? null,
    deductionShare: inside?.decimal('deduction_share') ?? null,
    at,
  };
  inside?.done();
  return settings;
}

/** The entries of a section; its keys become ids that formulas can name. */
function entries(fields: Fields, key: string, reading: Reading): readonly YamlEntry[] {
  const node = fields.take(key);
  if (!node) return [];
  if (node.type !== 'map') {
    reading.refuse('plan.wants-mapping', node.at, { key });
    return [];
  }
  for (const entry of node.entries)
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(entry.key) || RESERVED.has(entry.key.toUpperCase()))
      reading.refuse('plan.bad-id', entry.keyAt, { id: entry.key });
  return node.entries;
}

/** Words of the formula language that a name cannot be. */
const RESERVED: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IN', 'TRUE', 'FALSE']);

/** One id, one meaning: an input, a parameter and a line never share one. */
function refuseTwins(plan: Pick<Plan, 'inputs' | 'parameters' | 'lines'>, reading: Reading): void {
  const first = new Map<string, Place>();
  const all = [...plan.parameters, ...plan.inputs, ...plan.lines];
  for (const { id, at } of all) {
    const before = first.get(id);
    if (before) reading.refuse('plan.name-twice', at, { name: id, first: before.line });
    else first.set(id, at);
  }
}
