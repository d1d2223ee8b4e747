import type { PasteGrid, RowNamed } from '../../../platform/ui/paste/match.ts';
import { defineTexts } from '../../../platform/ui/texts.ts';
import { type PlanRow, planNumber, planValue } from '../pasting.ts';

/** A plan's form as something to paste into: rows by their names or in their order, numbers as the plan language writes them. */

const useTexts = defineTexts('paste-numbers', {
  number: {
    'zh-CN': '这里只能粘贴数字，例如 1,200 或 30%；公式在文本里改',
    'zh-TW': '這裡只能貼上數字，例如 1,200 或 30%；公式在文字裡改',
    en: 'Only numbers are pasted here, 1,200 or 30%; formulas are changed in the text',
  },
});

const WHAT = ['name', '名称', '名稱', 'title', '项目', '專案', '项', '指标', '指標', 'part', 'metric'];
const TITLES: Readonly<Record<string, readonly string[]>> = {
  edge: ['edge', '界限', '分界', '档位', '檔位'],
  value: ['value', '数值', '數值', '值', '结果', '結果', 'result', 'rate'],
  weight: ['weight', '权重', '權重'],
};
/** Shown beside the values, or how a pasted table numbers its rows. */
const BESIDE = ['unit', '单位', '單位', 'step', '序号', '序號', 'no'];

interface Columns {
  readonly rows: readonly PlanRow[];
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly text: string;
  readonly readOnly: boolean;
}

export function useNumbersToPaste({ rows, columns, text, readOnly }: Columns): PasteGrid {
  const t = useTexts();
  return {
    rows,
    columns: columns.map((column) => ({ ...column, titles: [column.title, ...(TITLES[column.id] ?? [])] })),
    rowTitles: WHAT,
    beside: BESIDE,
    rowOf: rowsNamed(rows),
    current: (row, column) => (readOnly ? undefined : planValue(text, rows, row, column)),
    read(found) {
      const value = planNumber(found);
      return value === null ? { refused: t('number') } : { value };
    },
  };
}

function rowsNamed(rows: readonly PlanRow[]): (text: string) => RowNamed {
  const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  return (text) => {
    const found = rows.filter(({ names }) => names.some((name) => folded(name) === folded(text)));
    const [row] = found;
    if (row === undefined) return 'unknown';
    return found.length > 1 ? 'unclear' : { row: row.id };
  };
}
