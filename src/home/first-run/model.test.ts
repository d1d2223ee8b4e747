import { describe, expect, it } from 'vitest';
import type { Account, Grant, Role } from '../../access/index.ts';
import { DEFAULT_SETTINGS } from '../../organisation/model.ts';
import { type Standing, stepsOf } from './model.ts';

function account(id: string, roles: readonly Role[], grants: readonly Grant[] = [], disabled = false): Account {
  const none = { person: null, mustChangePassword: false, secondFactor: false, oidcSubject: null, oidcEmail: null };
  return { id, login: id, name: id, roles, grants, disabled, ...none };
}

const OWNER = account('owner', ['hr', 'manager', 'system']);
const EMPTY: Standing = { settings: DEFAULT_SETTINGS, people: 0, planned: 0, imports: 0, accounts: [OWNER] };
const done = (standing: Partial<Standing>) =>
  stepsOf({ ...EMPTY, ...standing })
    .filter((step) => step.done)
    .map(({ id }) => id);

describe('the first-run guide', () => {
  it('finds nothing done on an empty server, though its owner may do everything alone', () => {
    expect(done({})).toEqual([]);
  });

  it('takes the organisation for named once it has a name and a city, whose law pay follows', () => {
    expect(done({ settings: { ...DEFAULT_SETTINGS, name: '远山' } })).toEqual([]);
    const pay = { ...DEFAULT_SETTINGS.pay, city: '上海' };
    expect(done({ settings: { ...DEFAULT_SETTINGS, name: '远山', pay } })).toEqual(['organisation']);
  });

  it('asks for a plan that pays somebody, not for any plan', () => {
    expect(done({ people: 3, imports: 1 })).toEqual(['roster', 'data']);
    expect(done({ people: 3, imports: 1, planned: 1 })).toEqual(['roster', 'data', 'plan']);
  });

  it('asks for two people of whom one may prepare pay and the other approve it', () => {
    expect(done({ accounts: [OWNER, account('agent', ['agent'])] })).toEqual([]);
    expect(done({ accounts: [OWNER, account('hr', ['hr'], [], true)] })).toEqual([]);
    expect(done({ accounts: [OWNER, account('hr', ['hr'])] })).toEqual(['accounts']);
    expect(done({ accounts: [OWNER, account('director', ['manager'])] })).toEqual(['accounts']);
  });

  it('asks that both of them see what they prepare and approve, by grant', () => {
    const hr = account('hr', ['hr', 'manager'], ['pay:all']);
    expect(done({ accounts: [OWNER, hr] })).toEqual(['accounts']);
    expect(done({ accounts: [{ ...OWNER, grants: ['pay:all'] }, hr] })).toEqual(['accounts', 'sight']);
  });
});
