import { readDecimal } from '../../plan/read/fields.ts';
import { setValue, valueAt, type YamlPath } from './edit.ts';

/** Numbers pasted into a plan's form: where each stands in the text, and how the plan language writes it. */

export interface PlanRow {
  readonly id: string;
  readonly title: string;
  /** Everything that a pasted line may call it. */
  readonly names: readonly string[];
  /** By column. */
  readonly cells: Readonly<Record<string, YamlPath>>;
}

/** `￥1,200.50` is 1200.50, `３０％` is 30%; what is no number is not guessed at. */
export function planNumber(text: string): string | null {
  const plain = text.normalize('NFKC').trim().replace(/^¥\s*/, '');
  if (readDecimal(plain) === undefined) return null;
  return plain.replaceAll(',', '').replace(/^\+/, '').replace(/\s+/g, '');
}

/** What stands at a row's column; undefined where the text has no value of its own there. */
export function planValue(text: string, rows: readonly PlanRow[], row: string, column: string): string | undefined {
  const path = pathOf(rows, row, column);
  return path && valueAt(text, path);
}

/** The text with all of them in it. */
export function withValues(
  text: string,
  rows: readonly PlanRow[],
  cells: readonly { readonly row: string; readonly column: string; readonly value: string }[],
): string {
  return cells.reduce((written, { row, column, value }) => {
    const path = pathOf(rows, row, column);
    return (path && setValue(written, path, value)) ?? written;
  }, text);
}

function pathOf(rows: readonly PlanRow[], row: string, column: string): YamlPath | undefined {
  return rows.find(({ id }) => id === row)?.cells[column];
}
