import { expect, it } from 'vitest';
import type { Person } from '../../../people/index.ts';
import { beforeTheRecord } from './employment.node.ts';

it('rows that stand under a name by themselves are told to be of before the hire, where the name is somebody’s', () => {
  const nothing = { post: null, level: null, team: null, lead: null, manager: null, left_on: null, base_pay: null };
  const more = { city: null, status: null, project: null, shift: null, attributes: {}, aliases: ['fang'] };
  const people: readonly Person[] = [{ id: 'U1', name: '王芳', hired_on: '2023-08-10', ...nothing, ...more }];
  for (const name of ['王　芳', 'fang'])
    expect(beforeTheRecord(people, name)[0]?.en).toContain(
      'The name is that of 王芳, but these rows are dated before the hire on 2023-08-10',
    );
  expect(beforeTheRecord(people, '李强')).toEqual([]);
  expect(beforeTheRecord([{ ...people[0], hired_on: null } as Person], 'fang')).toEqual([]);
});
