import { expect, it } from 'vitest';
import { LANGS } from '../base/text.ts';
import { ACTION_TITLES, actionTitle } from './action-titles.ts';
import { ACTIONS } from './policy.ts';

it('tells every action of the policy from every other in each language, and never by its code', () => {
  for (const lang of LANGS) {
    const titles = ACTIONS.map((action) => ACTION_TITLES[action][lang]);
    expect(new Set(titles).size).toBe(ACTIONS.length);
    expect(titles.filter((title) => title === '' || /^\w+\.\w+$/.test(title))).toEqual([]);
  }
});

it('leaves an action that there is no more its code', () => {
  expect(actionTitle('gone.by').en).toBe('gone.by');
});
