import { ROUNDING_MODES } from '../../base/decimal.ts';
import { MECHANISM_NAMES, MECHANISMS } from '../mechanisms/table.ts';
import {
  ALLOWANCE_KINDS,
  isMoney,
  LINE_KINDS,
  type Line,
  type LineKind,
  type Mechanism,
  type MechanismName,
  type Rounding,
} from '../model.ts';
import type { Fields, Reading } from './fields.ts';
import { readValues } from './inputs.ts';
import type { YamlEntry, YamlNode } from './yaml.ts';

/** Reads one line: a bare formula, or a mapping with one mechanism. */
export function readLine({ key: id, keyAt, value }: YamlEntry, reading: Reading): Line {
  const bare = {
    id,
    title: {},
    note: {},
    kind: 'info',
    allowance: null,
    unit: null,
    values: null,
    when: null,
    otherwise: null,
    floor: null,
    cap: null,
    split: null,
    round: null,
    at: keyAt,
  } as const;
  if (value.type === 'scalar') return { ...bare, mechanism: MECHANISMS.formula.read(value, reading, value.at) };
  const fields = reading.fields(value, id);
  const kind = fields.choice('kind', LINE_KINDS) ?? 'info';
  const line = {
    ...bare,
    title: fields.title('title'),
    note: fields.title('note'),
    kind,
    allowance: fields.choice('allowance', ALLOWANCE_KINDS) ?? null,
    unit: fields.unit('unit'),
    values: readValues(fields, reading),
    when: fields.formula('when'),
    otherwise: fields.formula('otherwise'),
    mechanism: readMechanism(id, fields, reading),
    floor: fields.formula('floor'),
    cap: fields.formula('cap'),
    split: fields.choice('split', ['days']) ?? null,
    round: readRounding(fields, kind, reading),
  };
  fields.done();
  return line;
}

/** `cap: 100` limits the line; `cap: { of, at }` is its mechanism. The same for floor. */
function readMechanism(id: string, fields: Fields, reading: Reading): Mechanism {
  const found = MECHANISM_NAMES.filter((name) => {
    const node = fields.peek(name);
    return node && (!isLimit(name) || node.type === 'map');
  });
  const [name, second] = found;
  if (second) reading.refuse('plan.line-two-mechanisms', fields.placeOf(second), { line: id, found: found.join(', ') });
  if (!name) {
    reading.refuse('plan.line-empty', fields.at, { line: id, mechanisms: MECHANISM_NAMES.join(', ') });
    return MECHANISMS.formula.read(
      { type: 'scalar', text: '0', quoted: false, verbatim: false, at: fields.at },
      reading,
      fields.at,
    );
  }
  // All of them are read, so that what is wrong inside a second one is told too.
  const read = found.map((one): Mechanism => {
    const at = fields.placeOf(one);
    return MECHANISMS[one].read(fields.take(one) as YamlNode, reading, at);
  });
  return read[0] as Mechanism;
}

function isLimit(name: MechanismName): boolean {
  return name === 'cap' || name === 'floor';
}

const CENTS: Rounding = { places: 2, by: 'half-up', stated: true };

/** `cents`, `none`, or `{ places: 0, by: up }`. Money rounds to the cent unless the line says otherwise. */
function readRounding(fields: Fields, kind: LineKind, reading: Reading): Rounding | null {
  const node = fields.take('round');
  if (!node) return isMoney(kind) ? { ...CENTS, stated: false } : null;
  if (node.type === 'scalar') {
    if (node.text === 'cents') return CENTS;
    if (node.text !== 'none')
      reading.refuse('plan.wants-choice', node.at, {
        key: 'round',
        found: node.text,
        choices: 'cents, none, { places, by }',
      });
    return null;
  }
  const inside = reading.fields(node, 'round');
  const placed = inside.need('places');
  const text = placed ? reading.scalar(placed, 'places').text : '2';
  const places = /^-?\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(places) <= 12))
    reading.refuse('plan.wants-whole', placed?.at ?? node.at, { key: 'places', from: -12, to: 12, found: text });
  const by = inside.choice('by', ROUNDING_MODES) ?? 'half-up';
  inside.done();
  return { places: Number.isNaN(places) ? 2 : places, by, stated: true };
}
