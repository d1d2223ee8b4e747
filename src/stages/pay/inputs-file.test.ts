import { describe, expect, it } from 'vitest';
import { person } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { type InputsTable, readInputsTable } from './inputs-file.ts';

const BASIC = shippedPlan('points-basic');
const PEOPLE = [
  person('K1', { name: '王芳', aliases: ['店铺:小芳'] }),
  person('K2', { name: '李雷' }),
  person('K3', { name: '李雷' }),
];

function table(headers: string, ...rows: string[]): InputsTable {
  return {
    file: 'inputs.csv',
    headers: headers.split(','),
    rows: rows.map((line, i) => ({ row: i + 2, cells: line.split(',') })),
  };
}
const read = (headers: string, ...rows: string[]) => readInputsTable(table(headers, ...rows), BASIC, PEOPLE);
const problems = (headers: string, ...rows: string[]) => read(headers, ...rows).problems;

describe('an inputs file', () => {
  it('names inputs by id or by title in any language', () => {
    const result = read('person,reception_points,质检扣分,Execution points', 'K1,600,18,20');
    const row = result.ok ? result.value.byPerson.get('K1') : undefined;
    expect(row?.row).toBe(2);
    expect(Object.entries(row?.values ?? {}).map(([id, v]) => `${id} ${v}`)).toEqual([
      'reception_points 600',
      'deductions 18',
      'execution 20',
    ]);
  });

  it('finds people by id, name or alias and takes other texts for new people', () => {
    const result = read('人员,extra', '王芳,1', 'K2,2', 'p9,3');
    expect(result.ok && [...result.value.byPerson.keys()]).toEqual(['K1', 'K2', 'p9']);
    const alias = read('person,extra', '店铺:小芳,1');
    expect(alias.ok && [...alias.value.byPerson.keys()]).toEqual(['K1']);
  });

  it('takes an empty cell for not given and skips blank rows', () => {
    const result = read('person,extra,execution', 'K1,,5', ',,', 'K2,1,');
    expect(
      result.ok && [...result.value.byPerson].map(([id, { row, values }]) => [id, row, Object.keys(values)]),
    ).toEqual([
      ['K1', 2, ['execution']],
      ['K2', 4, ['extra']],
    ]);
  });

  it('reads thousands, percents and full-width digits exactly', () => {
    const result = readInputsTable(
      { file: 'f', headers: ['person', 'extra', 'execution'], rows: [{ row: 2, cells: ['K1', '1,234.5', '１２'] }] },
      BASIC,
      PEOPLE,
    );
    const values = result.ok ? result.value.byPerson.get('K1')?.values : {};
    expect(`${values?.extra} ${values?.execution}`).toBe('1234.5 12');
  });

  it('refuses an unknown column and offers the nearest', () => {
    const [problem] = problems('person,deduction', 'K1,1');
    expect([problem?.code, problem?.params.nearest]).toEqual(['pay.column-unknown', 'deductions']);
    expect(problem?.where).toEqual({ file: 'inputs.csv', row: 1, field: 'deduction' });
  });

  it.each(['abc', 'NaN', 'Infinity', '1e999', '12分'])(
    'refuses %s in a number with file, row, column and person',
    (text) => {
      const [problem] = problems('person,extra', 'K2,1', `K1,${text}`);
      expect(problem?.code).toBe('pay.not-a-number');
      expect(problem?.where).toEqual({ file: 'inputs.csv', row: 3, person: 'K1', field: 'extra' });
    },
  );

  it.each([
    ['a file without a person column', 'pay.person-column', 'extra', ['1']],
    ['two columns for one input', 'pay.column-twice', 'person,extra,其他加减分', ['K1,1,2']],
    ['a row without a person', 'pay.person-blank', 'person,extra', [',1']],
    ['a person twice', 'pay.person-twice', 'person,extra', ['K1,1', '王芳,2']],
    ['a name that two people have', 'pay.person-ambiguous', 'person,extra', ['李雷,1']],
    ['a row with a cell too many', 'pay.row-length', 'person,extra', ['K1,1,2']],
  ])('refuses %s', (_, code, headers, rows) => {
    expect(problems(headers, ...rows).map((p) => p.code)).toEqual([code]);
  });

  it('reports every problem at once', () => {
    expect(problems('person,extra', 'K1,x', 'K2,y', ',3')).toHaveLength(3);
  });

  it('takes a choice by its id or title and refuses others', () => {
    const sales = shippedPlan('sales-service');
    const level = (text: string) => readInputsTable(table('person,level', `K1,${text}`), sales, PEOPLE);
    const chosen = ['senior', '高级', 'Senior'].map((text) => {
      const result = level(text);
      return result.ok && result.value.byPerson.get('K1')?.values.level;
    });
    expect(chosen).toEqual(['senior', 'senior', 'senior']);
    expect(level('boss').problems.map((p) => p.code)).toEqual(['pay.not-a-choice']);
  });
});
