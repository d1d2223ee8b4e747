import { sameText, type Text } from '../../../base/text.ts';
import { columnsRead } from '../mapping/sources.ts';
import type { ColumnFacts, MappingProfile, ProposedColumn, TargetKind } from '../model.ts';
import type { Decided } from '../shapes/shape.ts';

export type DateOrder = Pick<Decided, 'shapes' | 'order' | 'ambiguous'>;

/** What is thought of one column, and by which evidence. */
export interface ColumnGuess {
  readonly header: string;
  /** `started_at`, `person.lead`: every target that reads the column. */
  readonly targets: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly why: Text;
  readonly examples: readonly string[];
  /** Of the rows looked at: how many have a value, and how many different ones. */
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly dates: DateOrder | null;
}

export function columnGuesses(
  profile: MappingProfile,
  facts: readonly ColumnFacts[],
  proposed: readonly ProposedColumn[],
  orders: ReadonlyMap<string, DateOrder>,
): readonly ColumnGuess[] {
  const readers = targetsByColumn(profile);
  return facts.map(({ header, examples, rows, filled, distinct }) => {
    const targets = readers.get(header) ?? [];
    const guess = proposed.find((column) => column.header === header);
    const known = targets.length > 0 ? { confidence: 1, why: WHY.known } : { confidence: 0, why: WHY.unused };
    const { confidence, why } = guess ?? known;
    return { header, targets, confidence, why, examples, rows, filled, distinct, dates: orders.get(header) ?? null };
  });
}

function targetsByColumn(profile: MappingProfile): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (target: string, columns: readonly string[]) => {
    for (const column of columns) found.set(column, [...(found.get(column) ?? []), target]);
  };
  for (const [target, source] of Object.entries(profile.columns)) add(target, columnsRead(source));
  for (const [target, source] of Object.entries(profile.person)) add(`person.${target}`, columnsRead(source));
  return found;
}

/** Where nothing was recognised: everything is left to whoever maps it. */
export function emptyProfile(kind: TargetKind, headers: readonly string[]): MappingProfile {
  return {
    id: `learned-${kind}`,
    title: sameText(`learned-${kind}`),
    kind,
    match: { headers, without: [] },
    also: {},
    rows: { drop: [] },
    columns: {},
    person: {},
    ignore: [],
  };
}

const WHY = {
  known: { 'zh-CN': '已知格式', 'zh-TW': '已知格式', en: 'a known format' },
  unused: { 'zh-CN': '不使用', 'zh-TW': '不使用', en: 'not used' },
} as const;
