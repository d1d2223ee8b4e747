import { eachLang } from '../../base/text.ts';
import { compileFormula } from '../evaluate/expression.ts';
import { type Compute, UNMARKED } from '../evaluate/frame.ts';
import type { Scope } from '../evaluate/scope.ts';
import { constant, gap, typed } from '../evaluate/typed.ts';
import type { Lookup, LookupRow } from '../model.ts';
import type { Fields, Reading } from '../read/fields.ts';
import type { YamlNode } from '../read/yaml.ts';
import type { MechanismDefinition } from './mechanism.ts';
import { sameTyped } from './results.ts';

/** One row of a table by one or more keys: level, post, city. A key without a row is a problem unless there is an `else`. */
export const lookup: MechanismDefinition<Lookup> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'lookup');
    const keys = fields.need('by');
    const by = keys ? reading.items(keys).map((item) => reading.formula(item, 'by')) : [];
    const placed = fields.placeOf('in');
    const parameter = fields.text('in');
    const rows = parameter === null ? readRows(fields, reading) : [];
    const otherwise = fields.formula('else');
    fields.done();
    const table = parameter === null ? null : { parameter, at: placed };
    return { type: 'lookup', at, by, table, rows, otherwise };
  },
  operands: (m) => [
    ...m.by.map((formula, i) => ({ key: `by[${i}]`, role: 'key', formula }) as const),
    ...m.rows.map((row, i) => ({ key: `rows[${i}].is`, role: 'value', formula: row.is }) as const),
    ...(m.otherwise ? [{ key: 'else', role: 'value', formula: m.otherwise } as const] : []),
  ],
  compile: (m, scope) => {
    const by = m.by.map((formula) => compileFormula(formula, scope).run);
    const { type, rows, otherwise } = compileRows(m, scope);
    return typed(type, (frame) => {
      const key = keyOf(by, frame);
      if (key == null) return key;
      const row = rows.get(key);
      frame.marks[scope.index] = row?.index ?? UNMARKED;
      if (row) return row.run(frame);
      return otherwise ? otherwise(frame) : scope.fail(frame, 'plan.no-row', { found: key.replaceAll(BETWEEN, ', ') });
    });
  },
  tell: (m, teller) => {
    const names = m.by.map((formula) => teller.words(formula));
    const keys = m.by.map((formula) => teller.show(formula));
    return {
      because: eachLang((lang) => {
        const pairs = names.map((name, i) => `${name[lang]} = ${keys[i]?.[lang]}`).join(lang === 'en' ? ', ' : '，');
        const found = teller.mark !== UNMARKED;
        if (lang === 'en') return found ? `the table says so for ${pairs}` : `no row stands for ${pairs}`;
        return found ? `按表：${pairs}` : `表中没有：${pairs}`.replace('没', lang === 'zh-TW' ? '沒' : '没');
      }),
      formula: `${m.table?.parameter ?? 'rows'}[${m.by.map((formula) => formula.text).join(', ')}]`,
      substituted: `${m.table?.parameter ?? 'rows'}[${m.by.map((formula) => teller.substituted(formula)).join(', ')}]`,
      notes: [],
    };
  },
};

/** Stands between the keys of a row; no key holds it. */
const BETWEEN = '\u0000';

function keyOf(by: readonly Compute[], frame: Parameters<Compute>[0]): string | null | undefined {
  let key = '';
  for (const [i, one] of by.entries()) {
    const value = one(frame);
    if (value == null) return gap(value, '');
    const text = typeof value === 'string' ? value : value.toString();
    key = i === 0 ? text : key + BETWEEN + text;
  }
  return key;
}

function compileRows(m: Lookup, scope: Scope) {
  const parameter = m.table && scope.shared.plan.parameters.find((p) => p.id === m.table?.parameter);
  if (m.table && !parameter?.table) scope.refuse('plan.unknown-table', m.table.at, { name: m.table.parameter });
  const fixed = parameter?.table?.map((row) => ({ keys: row.keys, at: row.at, run: constant(row.value).run })) ?? [];
  const results = sameTyped([...m.rows.map((row) => row.is), ...(m.otherwise ? [m.otherwise] : [])], scope);
  const written = m.rows.map((row, i) => ({ keys: row.keys, at: row.at, run: results.runs[i] as Compute }));
  const all = [...fixed, ...written];
  const odd = all.find((row) => row.keys.length !== m.by.length);
  if (odd) scope.refuse('plan.table-keys', odd.at, { rows: odd.keys.length, by: m.by.length });
  return {
    type: m.table ? ('number' as const) : results.type,
    rows: new Map(all.map((row, index) => [row.keys.join(BETWEEN), { index, run: row.run }])),
    otherwise: m.otherwise ? (results.runs.at(-1) as Compute) : null,
  };
}

function readRows(fields: Fields, reading: Reading): readonly LookupRow[] {
  return fields.needItems('rows').map((node: YamlNode): LookupRow => {
    const row = reading.fields(node, 'rows');
    const keys = row.texts('key') ?? [];
    if (keys.length === 0) reading.refuse('plan.missing-key', node.at, { key: 'key' });
    const is = row.needFormula('is');
    row.done();
    return { keys, is, at: node.at };
  });
}
