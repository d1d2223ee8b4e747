import { cardOf } from '../../quality/cards/index.ts';
import type { AppealDetail, Correction } from './read.ts';

export type Change = Correction['change'];

/** What can be corrected of a number; a check that was scored here by its items, never by the columns they come to. */
export function changesFor({ kind, sheet }: AppealDetail): readonly Change[] {
  switch (kind) {
    case 'rating':
      return ['rating'];
    case 'review':
      return ['rating', 'value', 'owner', 'exclude'];
    case 'line':
      return ['input', 'amount', 'record', 'fact', 'value', 'owner', 'exclude'];
    case 'row':
      return sheet === null ? ['value', 'owner', 'exclude'] : ['check', 'owner', 'exclude'];
  }
}

/** A correction to begin with, as the number suggests it: the contested items without a fault, the sum without points off. */
export function firstCorrection(appeal: AppealDetail): Correction {
  const { kind, ref, value, details, choices, sheet } = appeal;
  switch (kind) {
    case 'rating':
      return { change: 'rating', fact: ref, score: value ?? '' };
    case 'review': {
      const [rating] = choices?.facts ?? [];
      return rating ? { change: 'rating', fact: rating.id, score: '' } : { change: 'exclude', row: '' };
    }
    case 'line':
      return { change: 'input', input: choices?.inputs[0]?.id ?? '', value: choices?.inputs[0]?.value ?? '' };
    case 'row': {
      if (sheet !== null) return { change: 'check', row: ref, entries: faultless(sheet) };
      if (!ref.startsWith('check:')) return { change: 'owner', row: ref, agent: '' };
      const column = details.deductions ? 'deductions' : 'points';
      return { change: 'value', row: ref, column, value: '0' };
    }
  }
}

function faultless(sheet: NonNullable<AppealDetail['sheet']>) {
  const { style, sections } = cardOf(sheet.card);
  const contested = sections.flatMap(({ items }) => items).filter(({ id }) => sheet.contested.includes(id));
  const anew = contested.map(({ id, points }) => [id, { value: style === 'score' ? points.toString() : '0' }] as const);
  return Object.fromEntries(anew.filter(([id, { value }]) => sheet.entries[id]?.value !== value));
}

export function blankCorrection(change: Change, { kind, ref, day }: AppealDetail): Correction {
  const row = kind === 'row' ? ref : '';
  switch (change) {
    case 'owner':
      return { change, row, agent: '' };
    case 'exclude':
      return { change, row };
    case 'check':
      return { change, row, entries: {} };
    case 'value':
      return { change, row, column: '', value: '' };
    case 'rating':
      return { change, fact: kind === 'rating' ? ref : '', score: '' };
    case 'fact':
      return { change, fact: '', data: null };
    case 'amount':
      return { change, name: '', amount: '' };
    case 'record':
      return { change, field: '', value: '', from: day };
    case 'input':
      return { change, input: '', value: '' };
  }
}
