/** The pure front door of activity. */

export { pageOfBorn } from './born/model.ts';
export { wholeRows } from './born/relation.ts';
export { rowKeyOf } from './born/rows.ts';
export { type KeyedRow, newestRow, rowsByKey, rowsHaving } from './by-key.ts';
export { ACTIVITY, type Column, type ColumnType, KINDS, type Kind, type KindModel } from './model.ts';
export { columnsForLinks, type LinkFrom, type LinkPlace, linkPlace, linkSubject, originOf } from './origin/links.ts';
export { readTemplate } from './origin/template.ts';
export type {
  ActivityReader,
  ActivityStore,
  Cell,
  ImportRecord,
  LentTable,
  StagedFile,
} from './port.ts';
export { unlessPurged } from './purged.ts';
export { rowsOf } from './row-files.ts';
export { columnList, datedIn, layoutOf, quoteName, quoteText, SEGMENT_FORMAT, sqlType } from './sql.ts';
export { columnTitle, rowsTitle } from './titles.ts';
