import type { Column, ColumnType } from '../../activity/index.ts';
import type { ColumnFacts } from '../model.ts';

const MOST = 0.8;
/** Nothing filled in: neither for nor against. */
const UNKNOWN = 0.9;

/** Whether a column's values can be what a target holds: 1 yes, 0 no, between where they do not tell. */
export function fits(facts: ColumnFacts, type: ColumnType, target: string, column?: Column): number {
  if (facts.filled === 0) return UNKNOWN;
  switch (type) {
    case 'instant':
    case 'date':
      return facts.dates >= MOST || excelDate(facts) ? 1 : 0;
    case 'seconds':
    case 'hours':
      return facts.durations >= MOST || facts.times >= MOST
        ? 1
        : facts.numeric >= MOST && facts.percents === 0
          ? 0.95
          : 0;
    case 'flag':
      return facts.yesNo >= MOST ? 1 : zeroOne(facts) ? 0.95 : facts.distinct <= 4 && facts.numeric < MOST ? 0.6 : 0;
    case 'count':
      return facts.whole >= MOST && facts.percents === 0 ? 1 : 0;
    case 'money':
    case 'ratio':
      return facts.numeric >= MOST ? 1 : 0;
    case 'number':
      return facts.numeric >= MOST && inRange(facts, column) ? 1 : facts.percents > 0 ? 0 : wordsOnly(facts) ? 0.5 : 0;
    default:
      return textFits(facts, target);
  }
}

/** Excel serials between 2000 and 2100, in a column that names a date. */
function excelDate(facts: ColumnFacts): boolean {
  return facts.numeric >= MOST && facts.min !== null && facts.max !== null && facts.min >= 36_526 && facts.max < 73_051;
}

function zeroOne(facts: ColumnFacts): boolean {
  return facts.numeric >= MOST && facts.min !== null && facts.min >= 0 && facts.max !== null && facts.max <= 1;
}

/** By the value in the middle: a slip of the keyboard makes no other column of it, ratings from 0 to 100 do. */
function inRange({ median }: ColumnFacts, column: Column | undefined): boolean {
  if (median === null || column?.range === undefined) return true;
  const [low, high] = column.range;
  return median >= low && median <= high;
}

/** A rating told in words (good, bad): a person has to say what they are worth. */
function wordsOnly(facts: ColumnFacts): boolean {
  return facts.numeric === 0 && facts.distinct <= 7;
}

function textFits(facts: ColumnFacts, target: string): number {
  // An id that repeats over and over is somebody's, not the row's.
  if (target === 'id') return facts.distinct >= facts.filled * 0.5 ? 1 : 0.2;
  if (target === 'agent' || target === 'lead' || target === 'manager') return facts.dates >= MOST ? 0 : 1;
  return facts.dates >= MOST || facts.durations >= MOST ? 0.2 : 1;
}
