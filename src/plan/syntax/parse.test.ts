import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expr, namesIn } from './expr.ts';
import { parseFormula } from './parse.ts';

function shape(e: Expr): string {
  switch (e.type) {
    case 'number':
      return e.value.toString();
    case 'text':
      return `'${e.value}'`;
    case 'flag':
      return e.value ? 'TRUE' : 'FALSE';
    case 'name':
      return e.name;
    case 'negate':
      return `(- ${shape(e.of)})`;
    case 'not':
      return `(NOT ${shape(e.of)})`;
    case 'binary':
      return `(${shape(e.left)} ${e.op} ${shape(e.right)})`;
    case 'in':
      return `(${shape(e.of)} IN ${e.list.map(shape).join(' ')})`;
    case 'call':
      return `${e.fn}(${e.args.map(shape).join(', ')})`;
  }
}

function read(source: string): string {
  const result = parseFormula(source);
  return result.ok ? shape(result.value) : result.problems.map((p) => `${p.code}@${p.where.column}`).join();
}

describe('formulas', () => {
  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['(1 + 2) * 3', '((1 + 2) * 3)'],
    ['10 - 3 - 2', '((10 - 3) - 2)'],
    ['-x * 2', '((- x) * 2)'],
    ['接待量分值 × 绩效系数 ＋ 执行', '((接待量分值 * 绩效系数) + 执行)'],
    ['if（a ≥ 90%，1，0）', 'IF((a >= 0.9), 1, 0)'],
    ['NOT a AND b OR c', '(((NOT a) AND b) OR c)'],
    ['AND(a, b, c)', '((a AND b) AND c)'],
    ['NOT(a)', '(NOT a)'],
    ['channel in (\'Inbound\', "Email")', "(channel IN 'Inbound' 'Email')"],
    ['x NOT IN (1, 2)', '(NOT (x IN 1 2))'],
    ['[销售额（元）] / 1,000', '(销售额（元） / 1000)'],
    ['max(a.b, 0)', 'MAX(a.b, 0)'],
    ['3000 * 12.5 %', '(3000 * 0.125)'],
    ['1 != 2', '(1 <> 2)'],
  ])('%s reads as %s', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it.each([
    ['1 +', 'plan.formula-unfinished@4'],
    ['(1', 'plan.formula-unfinished@3'],
    ['1 2', 'plan.formula-unexpected@3'],
    ['a < b < c', 'plan.formula-chain@7'],
    ['SUMIF(a)', 'plan.function-unknown@1'],
    ['a IN (b)', 'plan.in-literal@7'],
    ['a # b', 'plan.formula-unexpected@3'],
    ['', 'plan.formula-unfinished@1'],
    ['AND()', 'plan.formula-unfinished@4'],
    ['('.repeat(100), 'plan.formula-deep@61'],
    ['-'.repeat(100), 'plan.formula-deep@61'],
  ])('refuses %s as %s', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab1.,()+-*/<>=%\'"[]` ANDORNOTIN（，≥'.split('')) }),
        (source) => {
          const result = parseFormula(source);
          expect(result.ok || result.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('lists the names it reads once each', () => {
    const result = parseFormula('a + b * a - MAX(c, 1)');
    expect(result.ok && namesIn(result.value)).toEqual(['a', 'b', 'c']);
  });
});
