import { describe, expect, it } from 'vitest';
import { type PlanRow, planNumber, planValue, withValues } from './pasting.ts';

const TEXT = `parameters:
  point_value: { unit: yuan/points, value: 20 } # what a point is worth
lines:
  bonus:
    band:
      steps:
        - { to: 10, is: 1.2 }
        - { else: 30% }
`;
const ROWS: readonly PlanRow[] = [
  {
    id: '0',
    title: '1',
    names: [],
    cells: { edge: ['lines', 'bonus', 'band', 'steps', 0, 'to'], value: ['lines', 'bonus', 'band', 'steps', 0, 'is'] },
  },
  { id: '1', title: '2', names: [], cells: { value: ['lines', 'bonus', 'band', 'steps', 1, 'else'] } },
];

describe('numbers pasted into a plan', () => {
  it('are written as the plan language writes them, and what is no number is not guessed at', () => {
    const pasted = ['1,200', '１２．５％', '￥1,234.50', '+3', ' 30 % ', '-0.5'];
    expect(pasted.map(planNumber)).toEqual(['1200', '12.5%', '1234.50', '3', '30%', '-0.5']);
    expect(['1,2', '', 'x', '1.2万', '=A1', '1 2', '12:30'].map(planNumber)).toEqual(Array(7).fill(null));
  });

  it('go where the text has a value of its own, and leave the rest as it is written', () => {
    expect(planValue(TEXT, ROWS, '1', 'value')).toBe('30%');
    expect(planValue(TEXT, ROWS, '1', 'edge')).toBeUndefined();
    const cells = [
      { row: '0', column: 'edge', value: '12' },
      { row: '1', column: 'value', value: '35%' },
    ];
    expect(withValues(TEXT, ROWS, cells)).toBe(TEXT.replace('to: 10', 'to: 12').replace('30%', '35%'));
  });
});
