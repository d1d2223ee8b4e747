import { stringify } from 'csv-stringify/sync';
import { expect, it } from 'vitest';
import { SPREADSHEET_CSV } from './csv.ts';

it('keeps a number below zero a number, and everything else that a spreadsheet would reckon a text', () => {
  const cells = ['-60.00', -2, '+3', '-', '-1+1', '=1', '@SUM(1)', '-1.5.2', '小计'];
  expect(stringify([cells], SPREADSHEET_CSV)).toBe(`\uFEFF-60.00,-2,'+3,'-,'-1+1,'=1,'@SUM(1),'-1.5.2,小计\n`);
});
