/** Examples in the pages of docs/language: fenced blocks that say how they are run. */
export interface Example {
  /** `yaml plan`: runs without errors; `yaml problem <code>`: gives that problem; `formula`: gives the results after →. */
  readonly kind: 'plan' | 'problem' | 'formula';
  readonly code: string;
  readonly source: string;
  readonly place: string;
}

export interface FormulaExample {
  readonly given: readonly { readonly name: string; readonly value: string }[];
  readonly formula: string;
  readonly result: string;
}

export function examplesIn(page: string, name: string): readonly Example[] {
  const fence = /^```(yaml plan|yaml problem|formula)(?: (\S+))?\n([\s\S]*?)^```$/gm;
  return [...page.matchAll(fence)].map(({ 1: words = '', 2: code = '', 3: source = '', index }) => ({
    kind: words === 'yaml plan' ? 'plan' : words === 'formula' ? 'formula' : 'problem',
    code,
    source,
    place: `${name}:${page.slice(0, index).split('\n').length}`,
  }));
}

/** Lines `formula → result` after an optional first line `given x = 5, level = 'a'` (已知). */
export function formulaExamples({ source }: Example): readonly FormulaExample[] {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  const first = /^(?:given|已知) (.*)$/.exec(lines[0] ?? '')?.[1];
  const given = (first?.split(/[,，] */) ?? []).map((pair) => {
    const [name = '', value = ''] = pair.split(' = ');
    return { name, value };
  });
  return lines.slice(first === undefined ? 0 : 1).map((line) => {
    const [formula = '', result = ''] = line.split(' → ');
    return { given, formula, result };
  });
}
