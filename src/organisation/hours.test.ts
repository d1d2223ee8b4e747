import { describe, expect, it } from 'vitest';
import { hoursServed } from './hours.ts';

const hours = (from: string, to: string) => [...hoursServed({ from, to })];

describe('service hours', () => {
  it('are the hours in which there is any service', () => {
    expect(hours('09:00', '12:00')).toEqual([9, 10, 11]);
    expect(hours('09:30', '12:15')).toEqual([9, 10, 11, 12]);
  });

  it('may lie around midnight, or be the whole day', () => {
    expect(hours('22:00', '02:00')).toEqual([0, 1, 22, 23]);
    expect(hours('00:00', '00:00')).toHaveLength(24);
  });
});
