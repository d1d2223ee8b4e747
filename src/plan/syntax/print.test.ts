import { describe, expect, it } from 'vitest';
import { parseFormula } from './parse.ts';
import { printExpr } from './print.ts';

function printed(source: string): string {
  const parsed = parseFormula(source);
  if (!parsed.ok) throw new Error(source);
  return printExpr(parsed.value);
}

describe('printing an expression', () => {
  it.each([
    'a - (b - c)',
    'a - b - c',
    '(a + b) * c / d',
    '-(a + b) * 2',
    'NOT (a AND b) OR c',
    'NOT a AND b',
    "channel IN ('phone', 'chat') AND rating <= 2",
    '(a = 1) = b',
    'IF(x > 80%, MAX(a, b), -1.5)',
    'NOT MISSING(agent) AND name = "O\'Hara"',
    '[销售额（元）] + 接待量',
  ])('gives %s back as it was typed', (source) => {
    expect(printed(source)).toBe(source);
  });

  it('leaves out brackets that change nothing', () => {
    expect(printed('((a * b) + (c))')).toBe('a * b + c');
  });
});
