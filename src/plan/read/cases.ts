import { Decimal } from '../../base/decimal.ts';
import type { Case, CaseExpected, CaseGiven, CaseMember, InputType, Plan } from '../model.ts';
import type { Names } from '../names.ts';
import { type Fields, type Reading, readDecimal } from './fields.ts';
import { readFlag } from './inputs.ts';
import type { YamlEntry, YamlNode } from './yaml.ts';

/** No value: `csat: missing`, or YAML's own word. */
const NOTHING: ReadonlySet<string> = new Set(['missing', 'null', '~']);

type Known = Pick<Plan, 'inputs' | 'lines'>;

/**
 * Reads one case: `given` and `expect` for one person, or `members:` with one entry a person for plans that share or
 * rank. Names may be ids or titles. `expect: { line: missing }` wants no value; `problem: plan.code` wants a refusal.
 */
export function readCase(node: YamlNode, plan: Known, names: Names, reading: Reading): Case {
  const fields = reading.fields(node, 'cases');
  const name = fields.title('name');
  const group = fields.take('members');
  const members = group
    ? reading.items(group).map((item) => readMember(reading.fields(item, 'members'), plan, names, reading))
    : [readOne(fields, 'p1', null, plan, names, reading)];
  fields.done();
  return { name, members, at: node.at };
}

function readMember(fields: Fields, plan: Known, names: Names, reading: Reading): CaseMember {
  if (fields.peek('person') === undefined) reading.refuse('plan.missing-key', fields.at, { key: 'person' });
  const member = readOne(fields, fields.text('person') ?? '', fields.text('team'), plan, names, reading);
  fields.done();
  return member;
}

function readOne(
  fields: Fields,
  person: string,
  team: string | null,
  plan: Known,
  names: Names,
  reading: Reading,
): CaseMember {
  const given = pairs(fields, 'given', reading).flatMap((entry): CaseGiven[] => {
    const input = idOf(entry.key, 'input', names);
    const type = plan.inputs.find((one) => one.id === input)?.type;
    if (input !== null && type) return [{ input, ...readGiven(entry.value, type, reading), at: entry.keyAt }];
    reading.refuse('plan.case-unknown-input', entry.keyAt, { name: entry.key });
    return [];
  });
  const expect = pairs(fields, 'expect', reading).flatMap((entry): CaseExpected[] => {
    const line = idOf(entry.key, 'line', names);
    if (line !== null) return [{ line, value: readExpected(entry.value, line, plan, reading), at: entry.keyAt }];
    reading.refuse('plan.case-unknown-line', entry.keyAt, { name: entry.key });
    return [];
  });
  const problem = fields.text('problem');
  if (expect.length === 0 && problem === null) reading.refuse('plan.missing-key', fields.at, { key: 'expect' });
  return { person, team, given, expect, problem };
}

function pairs(fields: Fields, key: string, reading: Reading): readonly YamlEntry[] {
  const node = fields.take(key);
  if (!node) return [];
  if (node.type === 'map') return node.entries;
  reading.refuse('plan.wants-mapping', node.at, { key });
  return [];
}

function idOf(name: string, kind: 'input' | 'line', names: Names): string | null {
  const target = names.resolve(name);
  if (target === undefined || target === 'ambiguous') return null;
  if (kind === 'input') return target.kind === 'input' ? target.input.id : null;
  return target.kind === 'line' ? target.line.id : null;
}

type Given = Pick<CaseGiven, 'value' | 'n' | 'stretches'>;

function readGiven(node: YamlNode, type: InputType, reading: Reading): Given {
  if (node.type === 'list') return readStretches(reading.items(node), type, reading);
  if (node.type !== 'map') return { value: readValue(node, type, reading), n: null, stretches: null };
  const fields = reading.fields(node, 'given');
  const value = fields.need('value');
  const n = fields.decimal('n');
  fields.done();
  return { value: value ? readValue(value, type, reading) : null, n, stretches: null };
}

/** `[{ days: 10, is: 3000 }, { days: 12, is: 3500 }]` */
function readStretches(items: readonly YamlNode[], type: InputType, reading: Reading): Given {
  const stretches = items.map((item) => {
    const fields = reading.fields(item, 'given');
    const days = fields.decimal('days');
    const is = fields.need('is');
    fields.done();
    return { value: is ? readValue(is, type, reading) : null, days: Number(days?.toDigits() ?? Number.NaN) };
  });
  return { value: stretches.at(-1)?.value ?? null, n: null, stretches };
}

function readValue(node: YamlNode, type: InputType, reading: Reading): Decimal | string | boolean | null {
  const { text, at, quoted } = reading.scalar(node, 'given');
  if (NOTHING.has(text) && !quoted) return null;
  if (type === 'text') return text;
  if (type === 'number') return reading.decimal(node, 'given');
  const flag = readFlag(text);
  if (flag === undefined) reading.refuse('plan.wants-choice', at, { key: 'given', found: text, choices: 'yes, no' });
  return flag ?? null;
}

/** Text for lines that declare values; a number or a yes or no for the others. */
function readExpected(node: YamlNode, line: string, plan: Known, reading: Reading): CaseExpected['value'] {
  const { text, quoted } = reading.scalar(node, 'expect');
  if (NOTHING.has(text) && !quoted) return null;
  if (plan.lines.find((one) => one.id === line)?.values) return text;
  const flag = text === 'yes' || text === 'true' ? true : text === 'no' || text === 'false' ? false : undefined;
  if (flag !== undefined) return flag;
  const value = readDecimal(text);
  if (value === undefined && quoted) return text;
  return value instanceof Decimal ? value : reading.decimal(node, 'expect');
}
