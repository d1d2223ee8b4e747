import { say, trilingual } from '../../../base/text.ts';
import type { Input, Line, Parameter, Plan } from '../../../plan/index.ts';
import { type SheetColumn, written } from '../output.ts';
import { findPlan } from '../plans.ts';
import { publishedIn } from '../published.ts';
import type { Call, Verb } from '../verb.ts';
import { PLAN_OPERAND } from '../words.ts';

const PART = { id: 'part', title: trilingual('部分', '部分', 'Part') };
const COLUMNS: readonly SheetColumn[] = [
  { id: 'id', title: trilingual('编号', '編號', 'Id') },
  { id: 'title', title: trilingual('名称', '名稱', 'Title') },
  { id: 'unit', title: trilingual('单位', '單位', 'Unit') },
  { id: 'how', title: trilingual('从何而来', '從何而來', 'Where from') },
];
const PARTS = {
  input: trilingual('输入', '輸入', 'Inputs'),
  parameter: trilingual('参数', '參數', 'Parameters'),
  line: trilingual('行项', '列項', 'Lines'),
} as const;

export const planShow: Verb = {
  name: 'plan show',
  about: {
    'zh-CN': '显示一个方案：输入、参数、行项',
    'zh-TW': '顯示一個方案：輸入、參數、列項',
    en: 'show a plan: its inputs, parameters and lines',
  },
  needs: 'plan.read',
  operands: [PLAN_OPERAND],
  options: [],
  examples: ['jixin plan show points-basic'],
  run: async (call) => {
    const published = await publishedIn(call);
    if (!published.ok) return published.problems;
    const found = findPlan(call.operands[0] ?? '', call.dataDir, null, published.value);
    if (!found.ok) return found.problems;
    const { plan } = found.value;
    await call.console.write(call.format === 'table' ? forPeople(plan, call) : forPrograms(plan, call));
    return found.problems;
  },
};

type Row = readonly [part: keyof typeof PARTS, id: string, title: string, unit: string, how: string];

function rowsOf(plan: Plan, { lang }: Call): readonly Row[] {
  return [
    ...plan.inputs.map((i): Row => ['input', i.id, say(i.title, lang), i.unit, sourceText(i)]),
    ...plan.parameters.map((p): Row => ['parameter', p.id, say(p.title, lang), p.unit, parameterText(p)]),
    ...plan.lines.map((l): Row => ['line', l.id, say(l.title, lang), l.unit ?? '', lineText(l)]),
  ];
}

function forPrograms(plan: Plan, call: Call): string {
  return written({ columns: [PART, ...COLUMNS], rows: rowsOf(plan, call) }, call.format, call);
}

function forPeople(plan: Plan, call: Call): string {
  const head = `${plan.id} · ${say(plan.title, call.lang)} · v${plan.version}\n${say(plan.about, call.lang)}\n`;
  const parts = (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => {
    const rows = rowsOf(plan, call).filter((row) => row[0] === part);
    return `\n${say(PARTS[part], call.lang)}\n${written({ columns: COLUMNS, rows: rows.map((row) => row.slice(1)) }, 'table', call)}`;
  });
  return head + parts.join('');
}

/** `metric csat`, `profile base_pay`, and what missing means. */
function sourceText({ source, missing }: Input): string {
  const from = originText(source);
  if (missing === null) return from;
  return `${from}; missing = ${missing.is === 'value' ? missing.value : missing.parameter}`;
}

function originText(source: Input['source']): string {
  switch (source.from) {
    case 'metric':
      return `metric ${source.metric}`;
    case 'profile':
      return `profile ${source.attribute}`;
    case 'score':
      return `score ${source.score}`;
    case 'ledger':
      return `ledger ${source.kind}${source.as === 'mean' ? ' (mean)' : ''}`;
    case 'given':
      return 'given';
  }
}

function parameterText(parameter: Parameter): string {
  if (parameter.value !== null) return parameter.value.toDigits();
  return (parameter.table ?? []).map((row) => `${row.keys.join('/')} ${row.value.toDigits()}`).join(', ');
}

function lineText({ mechanism, kind }: Line): string {
  return mechanism.type === 'formula' ? `${kind}: ${mechanism.formula.text}` : `${kind}: ${mechanism.type}`;
}
