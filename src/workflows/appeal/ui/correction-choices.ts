import type { AppealDetail, Correction } from './read.ts';

export type Change = Correction['change'];

export const CHANGES: Readonly<Record<AppealDetail['kind'], readonly Change[]>> = {
  row: ['value', 'owner', 'exclude'],
  rating: ['rating'],
  line: ['input', 'amount', 'record', 'fact', 'value', 'owner', 'exclude'],
};

/** A correction to begin with, as the number suggests it. */
export function firstCorrection({ kind, ref, value, details }: AppealDetail): Correction {
  switch (kind) {
    case 'rating':
      return { change: 'rating', fact: ref, score: value ?? '' };
    case 'line':
      return { change: 'input', input: '', value: '' };
    default: {
      if (!ref.startsWith('check:')) return { change: 'owner', row: ref, agent: '' };
      const column = details.deductions ? 'deductions' : 'points';
      return { change: 'value', row: ref, column, value: '0' };
    }
  }
}

export function blankCorrection(change: Change, { kind, ref, day }: AppealDetail): Correction {
  const row = kind === 'row' ? ref : '';
  switch (change) {
    case 'owner':
      return { change, row, agent: '' };
    case 'exclude':
      return { change, row };
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
