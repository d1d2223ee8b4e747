import { Decimal } from '../../base/decimal.ts';
import { COLON, eachLang, type Lang, type PartialText, say, type Text } from '../../base/text.ts';
import { definitionOf } from '../mechanisms/table.ts';
import type { Line, Mechanism, Plan } from '../model.ts';

/** One difference between two versions of a plan. `key` is where it stands in the file: `steps[0].to`, `round`, `title.en`. */
export interface PlanChange {
  readonly section: 'plan' | 'parameter' | 'input' | 'line';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly key: string;
  /** As written; null where there is none. */
  readonly old: string | null;
  readonly new: string | null;
  readonly sentence: Text;
}

/** What changed from one version to another, in the order of the file. Places and layout do not count. */
export function diffPlans(before: Plan, after: Plan): readonly PlanChange[] {
  return [
    ...compare('plan', { id: after.id, title: after.title }, headOf(before), headOf(after)),
    ...compareAll('parameter', before.parameters, after.parameters, flat),
    ...compareAll('input', before.inputs, after.inputs, flat),
    ...compareAll('line', before.lines, after.lines, flatLine),
  ];
}

type Flat = ReadonlyMap<string, string>;
type Named = { readonly id: string; readonly title: PartialText };

function headOf({ version, inForce, title, about, applies, pays, settings }: Plan): Flat {
  return flat({ version: String(version), in_force: inForce, title, about, applies, pays, settings });
}

function flatLine({ mechanism, ...rest }: Line): Flat {
  return new Map([...flat(rest), ...flatMechanism(mechanism)]);
}

/** A mechanism by the keys of its operands, and its choices (`beyond`, `among`, `missing` …). */
function flatMechanism(mechanism: Mechanism): Flat {
  const { operands } = definitionOf(mechanism);
  const choices = Object.entries(mechanism).filter(([, value]) => typeof value === 'string');
  const rows = mechanism.type === 'lookup' ? flat({ in: mechanism.table?.parameter, rows: mechanism.rows }) : [];
  return new Map([
    ...choices.map(([key, value]) => [key === 'type' ? 'mechanism' : key, String(value)] as const),
    ...operands(mechanism).map(({ key, formula }) => [key, formula.text] as const),
    ...rows,
  ]);
}

/** Every leaf of a node by its path, without places. */
function flat(node: object): Flat {
  const leaves = new Map(leavesOf(node, ''));
  leaves.delete('id');
  return leaves;
}

function leavesOf(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (value === null || value === undefined) return [];
  if (value instanceof Decimal || typeof value !== 'object') return [[path, String(value)]];
  // A formula is as it was written, not as the tree that was read from it.
  if ('expr' in value && 'text' in value) return [[path, String(value.text)]];
  if (Array.isArray(value)) return value.flatMap((item, i) => leavesOf(item, `${path}[${i}]`));
  const inner = Object.entries(value).filter(([key]) => key !== 'at');
  return inner.flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`));
}

function compareAll<T extends Named>(
  section: PlanChange['section'],
  before: readonly T[],
  after: readonly T[],
  flatten: (one: T) => Flat,
): readonly PlanChange[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const kept = after.flatMap((one) => {
    const twin = old.get(one.id);
    return twin ? compare(section, one, flatten(twin), flatten(one)) : [whole(section, one, 'added')];
  });
  const gone = before.filter((one) => !now.has(one.id)).map((one) => whole(section, one, 'removed'));
  return [...kept, ...gone];
}

function compare(section: PlanChange['section'], named: Named, before: Flat, after: Flat): readonly PlanChange[] {
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys].flatMap((key): PlanChange[] => {
    const [old, now] = [before.get(key) ?? null, after.get(key) ?? null];
    if (old === now) return [];
    const change = old === null ? 'added' : now === null ? 'removed' : 'changed';
    const sentence = eachLang(
      (lang) => `${headWords(section, named, lang)} · ${key}${COLON[lang]}${old ?? '—'} → ${now ?? '—'}`,
    );
    return [{ section, id: named.id, change, key, old, new: now, sentence }];
  });
}

function whole(section: PlanChange['section'], named: Named, change: 'added' | 'removed'): PlanChange {
  const sentence = eachLang((lang) => `${headWords(section, named, lang)}${COLON[lang]}${WHOLE[change][lang]}`);
  return { section, id: named.id, change, key: '', old: null, new: null, sentence };
}

function headWords(section: PlanChange['section'], named: Named, lang: Lang): string {
  const title = say(named.title, lang) || named.id;
  return lang === 'en' ? `${SECTION[section].en} “${title}”` : `${SECTION[section][lang]}「${title}」`;
}

const SECTION: Readonly<Record<PlanChange['section'], Text>> = {
  plan: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plan' },
  parameter: { 'zh-CN': '参数', 'zh-TW': '參數', en: 'Parameter' },
  input: { 'zh-CN': '输入', 'zh-TW': '輸入', en: 'Input' },
  line: { 'zh-CN': '行项', 'zh-TW': '列項', en: 'Line' },
};
const WHOLE: Readonly<Record<'added' | 'removed', Text>> = {
  added: { 'zh-CN': '新增', 'zh-TW': '新增', en: 'added' },
  removed: { 'zh-CN': '删除', 'zh-TW': '刪除', en: 'removed' },
};
