import { Decimal } from '../../../base/decimal.ts';
import { claimNames } from '../../../people/index.ts';
import { readDecimal } from '../../../plan/read/fields.ts';
import type { PastedCell, PasteGrid, RowNamed } from '../../../platform/ui/paste/match.ts';
import { defineTexts, useSay } from '../../../platform/ui/texts.ts';
import { isPoints } from '../rating.ts';
import type { Draft } from './draft.ts';
import type { SheetEntry, SheetForm } from './read.ts';

/** A rater's grid as something to paste into: people by number or name, items by their titles, points as raters write them. */

const useTexts = defineTexts('paste-ratings', {
  points: {
    'zh-CN': '请写 0–100 分，最多一位小数；“-”为无法评价',
    'zh-TW': '請寫 0–100 分，最多一位小數；「-」為無法評價',
    en: 'Write 0 to 100 with at most one decimal, or “-” where you cannot judge',
  },
});

/** Beside the values in one's own template, and in this grid when it was copied. */
const BESIDE = ['step', '步骤', '步驟', 'team', '小组', '小組', 'note', '说明', '說明', 'state', '状态', '狀態'];
const WHO = ['person', '工号', '工號', 'Number', 'ID', 'name', '姓名', '人员', '人員', '员工', '員工', '客服', 'Agent'];

interface Ratings {
  readonly form: SheetForm;
  readonly entries: readonly SheetEntry[];
  readonly draft: (entry: SheetEntry) => Draft;
  readonly open: boolean;
}

export function useRatingsToPaste({ form, entries, draft, open }: Ratings): PasteGrid {
  const t = useTexts();
  const say = useSay();
  const byId = new Map(entries.map((entry) => [entry.person, entry]));
  return {
    rows: entries.map(({ person, name }) => ({ id: person, title: `${name} ${person}` })),
    columns: form.items.map(({ id, title }) => ({ id, title: say(title), titles: [id, ...Object.values(title)] })),
    rowTitles: WHO,
    beside: BESIDE,
    rowOf: rowsNamed(entries),
    current(person, item) {
      const entry = byId.get(person);
      return open && entry && entry.state !== 'excused' ? (draft(entry).texts[item] ?? '') : undefined;
    },
    read(text) {
      const value = pointsIn(text);
      return value === null ? { refused: t('points') } : { value };
    },
  };
}

/** `王芳`, `K0012`, or both in one cell as this grid shows them. */
function rowsNamed(entries: readonly SheetEntry[]): (text: string) => RowNamed {
  const people = entries.map(({ person, name }) => ({ id: person, name, aliases: [] }));
  const { personOf, contested } = claimNames(people);
  const both = new Map(people.map(({ id, name }) => [`${name} ${id}`, id]));
  return (text) => {
    const plain = text.normalize('NFKC').replace(/\s+/gu, ' ');
    const row = personOf(text) ?? personOf(plain) ?? both.get(plain);
    if (row !== undefined) return { row };
    return contested.some((one) => one.text === plain) ? 'unclear' : 'unknown';
  };
}

/** A share is no points: whether 93 % is 93 or 0.93 of them is not for us to say. */
function pointsIn(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (/^[-—–]+$/.test(plain)) return '-';
  const value = plain.includes('%') ? undefined : readDecimal(plain);
  if (value === undefined) return null;
  const points = value.toDigits();
  return isPoints(points) ? Decimal.of(points).toString() : null;
}

/** The drafts as they are with the cells in them, person by person. */
export function withPasted(
  entries: readonly SheetEntry[],
  draft: (entry: SheetEntry) => Draft,
  cells: readonly PastedCell[],
): readonly (readonly [SheetEntry, Draft])[] {
  return entries.flatMap((entry) => {
    const own = cells.filter(({ row }) => row === entry.person).map(({ column, value }) => [column, value] as const);
    if (own.length === 0) return [];
    const before = draft(entry);
    return [[entry, { ...before, texts: { ...before.texts, ...Object.fromEntries(own) } }] as const];
  });
}
