import type { Problem } from '../../base/problem.ts';

/**
 * Takes what the cases give now for what they should give: every expectation that differs is rewritten where it stands.
 * For whoever changed a number on purpose and has read what it does.
 */
export function expectWhatCameOut(text: string, problems: readonly Problem[]): string {
  const lines = text.split('\n');
  const differing = problems.filter((one) => one.code === 'plan.case-differs' && one.params.got !== '—');
  // From the back, so that the places still to come stay where the check found them.
  const backwards = [...differing].sort((a, b) => (b.where.column ?? 0) - (a.where.column ?? 0));
  for (const { where, params } of backwards) {
    const { line = 0, column = 1 } = where;
    const found = lines[line - 1];
    const entry = found === undefined ? null : EXPECTATION.exec(found.slice(column - 1));
    if (found === undefined || !entry?.groups || params.got === undefined) continue;
    const { key = '' } = entry.groups;
    const rest = found.slice(column - 1 + entry[0].length);
    lines[line - 1] = `${found.slice(0, column - 1)}${key}${params.got}${rest}`;
  }
  return lines.join('\n');
}

/** `performance_pay: 389.00`, up to what follows the value. */
const EXPECTATION = /^(?<key>[\p{L}_][\p{L}\p{N}_]*\s*:\s*)(?:"[^"]*"|'[^']*'|[^\s,}#]+)/u;
