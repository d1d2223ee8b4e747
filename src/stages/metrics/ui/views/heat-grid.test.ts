import { describe, expect, it } from 'vitest';
import { hoursServed } from '../../../../organisation/hours.ts';
import type { Values } from '../question.ts';
import { heatGrid } from './heat-grid.ts';

const at = (hour: number, weekday: number, value: string | null) =>
  ({ group: [String(hour), String(weekday)], cells: [{ value }] }) as unknown as Values['rows'][number];
const served = hoursServed({ from: '09:00', to: '18:00' });

describe('the hours and days of a heat map', () => {
  it('are told to be outside of service only where one that is drawn is', () => {
    expect([...heatGrid([at(9, 1, '3'), at(17, 2, '4')], served).unserved]).toEqual([]);
    expect([...heatGrid([at(8, 1, '3'), at(18, 2, '4')], served).unserved]).toEqual([8, 18]);
    expect([...heatGrid([at(3, 1, '3')], undefined).unserved]).toEqual([]);
  });

  it('are told to have gaps where nothing counts in one of them, which says nothing about service', () => {
    const week = [1, 2, 3, 4, 5, 6, 7];
    expect(
      heatGrid(
        week.map((day) => at(10, day, '1')),
        served,
      ).gaps,
    ).toBe(false);
    expect(
      heatGrid(
        week.map((day) => at(10, day, day === 7 ? null : '1')),
        served,
      ),
    ).toMatchObject({
      gaps: true,
      unserved: new Set(),
    });
  });
});
